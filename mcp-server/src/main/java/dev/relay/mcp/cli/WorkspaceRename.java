package dev.relay.mcp.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "rename", description = "Give a workspace another name. Its checkouts stay.")
final class WorkspaceRename extends RelayCommand {
  @Parameters(index = "0", paramLabel = "NAME", description = "The workspace.")
  String name = "";

  @Parameters(index = "1", paramLabel = "NEW", description = "What it is called from now on.")
  String renamed = "";

  WorkspaceRename(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    var body = Api.Body.json(Map.of("name", renamed));
    var answer = api().asPerson("PATCH", Address.of("/api/workspaces/%s", name), body);
    if (session().inUse().name().filter(name::equals).isPresent()) {
      session().inUse().choose(Json.text(answer.json().path("workspace"), "name"));
    }
    return show(answer);
  }

  @Override
  int show(JsonNode answer) {
    var now = Json.text(answer.path("workspace"), "name");
    terminal().line("Workspace " + name + " is called " + now + " now.");
    Json.texts(answer, "notes").forEach(terminal()::note);
    return DONE;
  }
}
