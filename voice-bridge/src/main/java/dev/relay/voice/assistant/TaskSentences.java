package dev.relay.voice.assistant;

import dev.relay.repo.speech.Words;
import dev.relay.voice.tools.ToolCall;
import java.util.ArrayList;
import tools.jackson.databind.JsonNode;

/** What is said about tasks. */
final class TaskSentences {
  private static final int LONG = 160;

  private TaskSentences() {}

  static String started(String tool, JsonNode output) {
    var summary = summary(output);
    return switch (tool) {
      case "steer" -> "I passed that on.";
      case "publish" -> summary.isEmpty() ? "I am taking it back." : summary;
      default -> readBack(output) + (summary.isEmpty() ? "I am on it." : summary);
    };
  }

  /** What was understood, so that a person can say stop when it was misheard. */
  private static String readBack(JsonNode output) {
    var words = output.path("task").path("description").asString("").strip();
    if (words.length() > LONG) {
      words =
          words.substring(0, words.lastIndexOf(' ', LONG) > 0 ? words.lastIndexOf(' ', LONG) : LONG)
              + ", and so on";
    }
    var sentence = words.replaceFirst("[\\s.!?…]+$", "");
    return sentence.isEmpty() ? "" : Words.capital(sentence) + ". ";
  }

  static String listed(ToolCall call, JsonNode output) {
    if (call.arguments().path("action").asString("").equals("cancel")) {
      return "Stopped. Nothing of it lands.";
    }
    var tasks = output.path("tasks");
    if (tasks.isEmpty()) {
      return "There are no tasks.";
    }
    var all = new ArrayList<String>();
    tasks.forEach(task -> all.add(task.path("description").asString("")));
    return "There "
        + (all.size() == 1 ? "is " : "are ")
        + Words.count(all.size(), "task")
        + ". The newest: "
        + all.getFirst()
        + ". "
        + tasks.get(0).path("summary").asString("");
  }

  /** "All six tests of backend passed." */
  static String tests(JsonNode verified) {
    var repository = verified.path("repository").asString();
    var passed = verified.path("passed");
    var failed = verified.path("failed").asLong(0);
    if (verified.path("ok").asBoolean()) {
      return passed.isNumber()
          ? "%s: %s passed.".formatted(repository, Words.count(passed.asLong(), "test"))
          : "The tests of %s passed.".formatted(repository);
    }
    return failed > 0
        ? "%s: %s failed.".formatted(repository, Words.count(failed, "test"))
        : "The tests of %s failed.".formatted(repository);
  }

  private static String summary(JsonNode output) {
    var brief = output.path("brief").asString("");
    return brief.isEmpty() ? output.path("task").path("summary").asString("") : brief;
  }
}
