package dev.relay.voice.assistant;

import dev.relay.repo.speech.Words;
import java.util.ArrayList;
import tools.jackson.databind.JsonNode;

/** What is said about how things stand. */
final class StatusSentences {
  private StatusSentences() {}

  static String of(JsonNode output) {
    var sentences = new ArrayList<String>();
    var tasks = output.path("tasks");
    var open = count(output.path("openTasks"));
    var approvals = count(output.path("approvals"));
    if (!tasks.isEmpty()) {
      sentences.add(tasks.get(0).path("summary").asString(""));
    }
    sentences.add(
        open == 0
            ? "Nothing is running."
            : Words.capital(Words.count(open, "task is", "tasks are")) + " open.");
    if (approvals > 0) {
      sentences.add(
          Words.capital(Words.count(approvals, "approval waits", "approvals wait"))
              + " for you: look at the diff and tap.");
    }
    return String.join(" ", sentences).strip();
  }

  private static long count(JsonNode numberOrList) {
    return numberOrList.isArray() ? numberOrList.size() : numberOrList.asLong(0);
  }
}
