package dev.relay.mcp.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "rename", description = "Give a repository another name. Its checkout stays.")
final class RepoRename extends RepoPatch {
  @Parameters(index = "0", paramLabel = "REPOSITORY", description = "Its name.")
  String name = "";

  @Parameters(index = "1", paramLabel = "NEW", description = "What it is called from now on.")
  String renamed = "";

  RepoRename(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    return show(patch(name, Map.of("name", renamed)));
  }
}
