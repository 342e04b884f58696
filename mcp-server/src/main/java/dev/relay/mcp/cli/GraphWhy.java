package dev.relay.mcp.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "why", description = "How one repository comes to depend on another.")
final class GraphWhy extends RelayCommand {
  @Parameters(index = "0", paramLabel = "A", description = "What depends.")
  String from = "";

  @Parameters(index = "1", paramLabel = "B", description = "What it depends on.")
  String to = "";

  @Mixin final WorkspaceOption workspace = new WorkspaceOption();

  GraphWhy(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    var name = workspace.in(session());
    var one = Address.of("/api/workspaces/%s/repositories", name).with("select", to);
    api().get(one); // says so when there is no B
    var around = Around.of(api(), name, from, "dependencies", null).json();
    var path =
        around
            .path("repositories")
            .valueStream()
            .filter(each -> Json.text(each, "repository").equals(to))
            .findFirst()
            .map(each -> Json.texts(each, "path"))
            .orElse(List.of());
    show(new Answer(Answer.write(Map.of("path", path, "edges", around.path("edges")))));
    return path.isEmpty() ? NOT_ALL : DONE;
  }

  @Override
  int show(JsonNode answer) {
    var path = Json.texts(answer, "path");
    if (path.isEmpty()) {
      terminal().line(from + " does not depend on " + to + ".");
    }
    for (int i = 1; i < path.size(); i++) {
      terminal().line(path.get(i - 1) + " depends on " + path.get(i));
      for (var edge : answer.path("edges")) {
        if (joins(edge, path.get(i - 1), path.get(i))) {
          edge.path("reasons").forEach(this::reason);
        }
      }
    }
    return DONE;
  }

  private static boolean joins(JsonNode edge, String from, String to) {
    return Json.text(edge, "from").equals(from) && Json.text(edge, "to").equals(to);
  }

  private void reason(JsonNode reason) {
    var name = Json.text(reason, "name");
    terminal()
        .line(Terminal.safe("  " + Edges.reason(reason) + (name.isEmpty() ? "" : " " + name)));
  }
}
