package dev.relay.mcp.cli;

import picocli.CommandLine.Command;

@Command(name = "dependents", description = "What depends on a repository.")
final class GraphDependents extends Around {
  GraphDependents(Session session) {
    super(session, "dependents", "Nothing depends on %s.");
  }
}
