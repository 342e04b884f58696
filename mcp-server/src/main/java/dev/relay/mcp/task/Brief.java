package dev.relay.mcp.task;

import dev.relay.repo.speech.Words;
import dev.relay.repo.workspace.RepositoryId;
import java.util.List;
import java.util.Locale;

/** What is said about a task before and while it runs. */
final class Brief {
  private static final int SUBJECT = 72;

  private Brief() {}

  /**
   * "Three repositories, fourteen places; order shared-api, backend, frontend."
   *
   * @param places 0 when nobody can know yet
   */
  static String impact(List<RepositoryId> ordered, int places) {
    var names = String.join(", ", ordered.stream().map(RepositoryId::name).toList());
    var counted = places == 0 ? "" : ", " + Words.count(places, "place", "places");
    if (ordered.size() == 1) {
      return "One repository, " + names + counted + ".";
    }
    var many = Words.count(ordered.size(), "repository", "repositories");
    return Words.capital(many) + counted + "; order " + names + ".";
  }

  /** The commit message: what as the subject, why as the body, the task as a trailer. */
  static String message(Task task) {
    return subject(task.description())
        + "\n\nAsked by "
        + task.userId()
        + ": '"
        + oneLine(task.description())
        + "'\n\nRelay-Task: "
        + task.id()
        + "\n";
  }

  private static String subject(String description) {
    var words =
        oneLine(description)
            .replaceFirst("(?i)^(please|can you|could you|would you)[, ]+", "")
            .replaceFirst("[\\s.!?]+$", "");
    if (words.length() > SUBJECT) {
      int space = words.lastIndexOf(' ', SUBJECT - 1);
      words = words.substring(0, space > 20 ? space : SUBJECT - 1) + "…";
    }
    return Words.capital(words);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  static String state(TaskState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
