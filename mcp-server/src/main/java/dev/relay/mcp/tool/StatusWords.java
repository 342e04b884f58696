package dev.relay.mcp.tool;

import dev.relay.mcp.status.Briefing;
import dev.relay.mcp.status.Standing;
import dev.relay.repo.speech.Words;
import java.util.ArrayList;
import java.util.List;

/** How the status is said, shortest first. */
final class StatusWords {
  private static final int SAID = 3;

  private StatusWords() {}

  static String of(
      Standing standing,
      List<TaskView> open,
      List<String> syncs,
      List<String> troubles,
      Briefing briefing) {
    var said = new ArrayList<String>();
    said.add(tasks(standing, open));
    if (!syncs.isEmpty()) {
      said.add(Words.capital(Words.count(syncs.size(), "sync is", "syncs are")) + " running.");
    }
    checkouts(briefing, said);
    pulls(briefing, said);
    briefing.news().stream().limit(SAID).forEach(said::add);
    if (!troubles.isEmpty()) {
      said.add(troubles.getFirst());
    }
    if (troubles.size() > 1) {
      said.add("And " + (troubles.size() - 1) + " more remotes have trouble.");
    }
    return String.join(" ", said);
  }

  private static void checkouts(Briefing briefing, List<String> said) {
    var unlike = briefing.checkouts();
    if (!unlike.isEmpty()) {
      var first = unlike.stream().limit(SAID).map(Briefing.Stand::sentence).toList();
      var more = unlike.size() > SAID ? "; and " + (unlike.size() - SAID) + " more" : "";
      said.add(Words.capital(String.join("; ", first)) + more + ".");
    }
  }

  private static void pulls(Briefing briefing, List<String> said) {
    var open = briefing.pullRequests();
    if (!open.isEmpty()) {
      var count = Words.count(open.size(), "pull request is", "pull requests are");
      said.add(Words.capital(count) + " open: " + open.getFirst().sentence());
    }
  }

  private static String tasks(Standing standing, List<TaskView> open) {
    if (open.isEmpty()) {
      return "Nothing is under way in "
          + Words.count(standing.repositories(), "repository", "repositories")
          + ".";
    }
    var newest = open.getFirst();
    var waiting =
        standing.approvals() == 0
            ? ""
            : " "
                + Words.count(standing.approvals(), "approval", "approvals")
                + " waiting for you.";
    return "%s under way.%s The newest: %s. %s"
        .formatted(
            Words.count(standing.openTasks(), "task", "tasks"),
            waiting,
            newest.description(),
            newest.summary());
  }
}
