package dev.relay.mcp.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "show", description = "Show the repositories of a workspace, in landing order.")
final class WorkspaceShow extends RelayCommand {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "The one in use without it.")
  @Nullable String name;

  WorkspaceShow(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    return show(api().get(Address.of("/api/workspaces/%s", session().workspace(name))));
  }

  @Override
  int show(JsonNode workspace) {
    var table = new Table("LEVEL", "REPOSITORY", "BRANCH", "COMMIT", "DEPENDS ON", "TESTED BY");
    int level = 0;
    for (var names : workspace.path("levels")) {
      level++;
      for (var name : names) {
        row(table, workspace, level, name.asString());
      }
    }
    terminal().line("Workspace " + Json.text(workspace, "name"));
    if (level == 0) {
      terminal().note("It is empty: ./relay repo add ADDRESS adds a repository.");
      return DONE;
    }
    table.print(terminal());
    return DONE;
  }

  private static void row(Table table, JsonNode workspace, int level, String name) {
    for (var each : workspace.path("repositories")) {
      if (Json.text(each, "name").equals(name)) {
        table.row(
            Integer.toString(level),
            name,
            Json.text(each, "branch"),
            Json.commit(each, "head"),
            Edges.from(workspace, name),
            Json.text(each, "verify"));
      }
    }
  }
}
