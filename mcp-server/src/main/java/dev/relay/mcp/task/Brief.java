package dev.relay.mcp.task;

import dev.relay.repo.speech.Words;
import dev.relay.repo.workspace.RepositoryId;
import java.util.List;
import java.util.Locale;

/** What is said about a task before and while it runs. */
final class Brief {
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

  static String state(TaskState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
