package dev.relay.mcp.cli;

import picocli.CommandLine.Command;

@Command(name = "dependencies", description = "What a repository depends on.")
final class GraphDependencies extends Around {
  GraphDependencies(Session session) {
    super(session, "dependencies", "%s depends on nothing in the workspace.");
  }
}
