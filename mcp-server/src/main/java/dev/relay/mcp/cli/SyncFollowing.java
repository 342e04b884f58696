package dev.relay.mcp.cli;

import tools.jackson.databind.JsonNode;

/** A sync that is watched until it ends. Who stops watching does not stop the sync. */
final class SyncFollowing {
  private static final int WAIT = 2;
  private static final long PACE_MILLIS = 50;

  private final Session session;

  SyncFollowing(Session session) {
    this.session = session;
  }

  /** Returns the answer about the end. */
  Answer follow(String run) {
    var farewell = new Thread(() -> leave(run));
    Runtime.getRuntime().addShutdownHook(farewell);
    try {
      return watch(run);
    } finally {
      Runtime.getRuntime().removeShutdownHook(farewell);
    }
  }

  private Answer watch(String run) {
    var progress = new Progress(session.terminal());
    try {
      for (var seen = -1; ; ) {
        var answer = session.api().get(address(run).with("wait", WAIT).with("seen", seen));
        var now = answer.json();
        progress.show(now);
        if (!Json.text(now, "state").equals("running")) {
          return answer;
        }
        seen = now.path("seen").asInt();
        Thread.sleep(PACE_MILLIS); // many repositories move at once
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("The sync goes on; see it with ./relay sync show " + run, e);
    } finally {
      progress.end();
    }
  }

  static Address address(String run) {
    return Address.of("/api/syncs/%s", run);
  }

  private void leave(String run) {
    session.terminal().note("\nThe sync goes on; see it with ./relay sync show " + run);
  }

  /** Shows how it ended, and returns the exit code. */
  static int show(Terminal terminal, JsonNode run) {
    var failure = Json.text(run, "failure");
    if (!failure.isEmpty()) {
      throw new Failure(failure);
    }
    var results = run.path("results");
    var code = SyncResults.show(terminal, results);
    Json.texts(run, "told").forEach(sentence -> terminal.line(Terminal.safe(sentence)));
    if (run.path("dryRun").asBoolean()) {
      terminal.line("This was a dry run: no checkout was changed.");
    } else if (SyncResults.hasMoved(results)) {
      terminal.line("To put it back: ./relay sync undo " + Json.text(run, "run"));
    }
    return code;
  }
}
