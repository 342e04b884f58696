package dev.relay.mcp.cli;

import java.util.Map;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** What changes one repository. */
abstract class RepoPatch extends RelayCommand {
  @Mixin final WorkspaceOption workspace = new WorkspaceOption();

  RepoPatch(Session session) {
    super(session);
  }

  Answer patch(String repository, Map<String, ?> fields) {
    var one = Address.of("/api/workspaces/%s/repositories/%s", workspace.in(session()), repository);
    return api().asPerson("PATCH", one, Api.Body.json(fields));
  }

  JsonNode repository(String name) {
    var all = Address.of("/api/workspaces/%s/repositories", workspace.in(session()));
    return api().get(all.with("select", name)).json().path(0);
  }

  @Override
  int show(JsonNode answer) {
    return RepoEdits.show(terminal(), answer, "changed");
  }
}
