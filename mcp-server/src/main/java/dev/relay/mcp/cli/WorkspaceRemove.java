package dev.relay.mcp.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "remove", description = "Forget a workspace. No checkout is deleted.")
final class WorkspaceRemove extends RelayCommand {
  @Parameters(arity = "1", paramLabel = "NAME", description = "The workspace to forget.")
  String name = "";

  WorkspaceRemove(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    var answer = api().asPerson("DELETE", Address.of("/api/workspaces/%s", name), null);
    if (session().inUse().name().filter(name::equals).isPresent()) {
      session().inUse().forget();
    }
    return json ? DONE : show(answer);
  }

  @Override
  int show(Answer answer) {
    terminal().line("Workspace " + name + " is forgotten. Its checkouts stay where they are.");
    return DONE;
  }

  @Override
  int show(JsonNode nothing) {
    return DONE;
  }
}
