package dev.relay.mcp.cli;

import picocli.CommandLine.Command;

@Command(name = "group", description = "Put a repository into groups, selected as group:NAME.")
final class RepoGroup extends Labelling {
  RepoGroup(Session session) {
    super(session, "groups");
  }
}
