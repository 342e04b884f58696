package dev.relay.mcp.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "create", description = "Make an empty workspace.")
final class WorkspaceCreate extends RelayCommand {
  @Parameters(
      arity = "1",
      paramLabel = "NAME",
      description = "Letters, digits, dot, dash and underscore.")
  String name = "";

  WorkspaceCreate(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    var body = Api.Body.json(Map.of("name", name));
    return show(api().asPerson("POST", new Address("/api/workspaces"), body));
  }

  @Override
  int show(JsonNode workspace) {
    terminal()
        .line(
            "Workspace %s is there. Next: ./relay repo add ADDRESS -w %<s"
                .formatted(Json.text(workspace, "name")));
    return DONE;
  }
}
