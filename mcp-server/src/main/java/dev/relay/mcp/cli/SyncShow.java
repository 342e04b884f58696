package dev.relay.mcp.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "show", description = "Follow a sync that runs, or show how one ended.")
final class SyncShow extends RelayCommand {
  @Parameters(arity = "1", paramLabel = "RUN", description = "As ./relay sync list names it.")
  String run = "";

  SyncShow(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    var ended = new SyncFollowing(session()).follow(run);
    show(ended);
    return SyncResults.code(ended.json().path("results"));
  }

  @Override
  int show(JsonNode answer) {
    return SyncFollowing.show(terminal(), answer);
  }
}
