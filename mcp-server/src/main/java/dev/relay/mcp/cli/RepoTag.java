package dev.relay.mcp.cli;

import picocli.CommandLine.Command;

@Command(name = "tag", description = "Give a repository tags, to be selected as tag:NAME.")
final class RepoTag extends Labelling {
  RepoTag(Session session) {
    super(session, "tags");
  }
}
