package dev.relay.mcp.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which workspace is meant. */
final class WorkspaceOption {
  @Option(
      names = {"-w", "--workspace"},
      paramLabel = "NAME",
      description = "The workspace; else RELAY_WORKSPACE, the one in use, or the only one.")
  @Nullable String name;

  String in(Session session) {
    return session.workspace(name);
  }
}
