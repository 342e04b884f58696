package dev.relay.mcp.cli;

import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

@Command(name = "list", description = "List all workspaces; a star marks the one in use.")
final class WorkspaceList extends RelayCommand {
  WorkspaceList(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    return show(api().get(new Address("/api/workspaces")));
  }

  @Override
  int show(JsonNode all) {
    if (all.isEmpty()) {
      terminal().note("There is no workspace yet: ./relay workspace create NAME makes one.");
      return DONE;
    }
    var inUse = session().inUse().name().orElse("");
    var table = new Table("", "NAME", "REPOSITORIES", "DEPENDENCIES");
    for (var each : all) {
      var name = Json.text(each, "name");
      table.row(
          name.equals(inUse) ? "*" : "",
          name,
          Integer.toString(each.path("repositories").size()),
          Integer.toString(each.path("edges").size()));
    }
    table.print(terminal());
    return DONE;
  }
}
