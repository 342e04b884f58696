package dev.relay.mcp.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "remove", description = "Take repositories out. No checkout is deleted.")
final class RepoRemove extends RelayCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "REPOSITORY",
      description = "Names, group:NAME or tag:NAME.")
  List<String> selectors = List.of();

  @Mixin final WorkspaceOption workspace = new WorkspaceOption();

  RepoRemove(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    var name = workspace.in(session());
    var all = Address.of("/api/workspaces/%s/repositories", name);
    api().get(all.with("select", selectors)); // all are known, or none is removed
    var gone = new ArrayList<String>();
    for (var selector : selectors) {
      var one = Address.of("/api/workspaces/%s/repositories/%s", name, selector);
      gone.addAll(Json.texts(api().asPerson("DELETE", one, null).json(), "repositories"));
    }
    return show(new Answer(Answer.write(Map.of("repositories", gone, "notes", List.of()))));
  }

  @Override
  int show(JsonNode answer) {
    return RepoEdits.show(terminal(), answer, "removed");
  }
}
