package dev.relay.mcp.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
    name = "graph",
    description = "Who depends on whom in a workspace, and where that is written.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./relay graph                       every dependency with its reason",
      "  ./relay graph --levels              the order in which changes land",
      "  ./relay graph --mermaid             as a drawing for Markdown",
      "  ./relay graph dependents api        what a change of api can break",
      "  ./relay graph why app api           how app comes to depend on api"
    })
final class GraphCommand extends RelayCommand {
  @Option(names = "--levels", description = "Only the levels, what depends on nothing first.")
  boolean levels;

  @Option(names = "--cycles", description = "Only the cycles; the exit code is 1 if there are any.")
  boolean cycles;

  @Option(names = "--mermaid", description = "As a Mermaid flowchart.")
  boolean mermaid;

  @Mixin final WorkspaceOption workspace = new WorkspaceOption();

  GraphCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    return show(api().get(Address.of("/api/workspaces/%s/graph", workspace.in(session()))));
  }

  @Override
  int show(JsonNode graph) {
    if (mermaid) {
      terminal().line(Mermaid.of(graph));
      return DONE;
    }
    if (levels) {
      levels(graph);
      return DONE;
    }
    if (cycles) {
      return cycles(graph);
    }
    return all(graph);
  }

  private int all(JsonNode graph) {
    var edges = graph.path("edges");
    if (edges.isEmpty()) {
      terminal().note("No repository depends on another, as far as is declared or can be seen.");
    } else {
      Edges.table(edges).print(terminal());
    }
    if (!graph.path("cycles").isEmpty()) {
      cycles(graph);
    }
    Json.texts(graph, "notes").forEach(terminal()::note);
    return DONE;
  }

  private void levels(JsonNode graph) {
    int level = 0;
    for (var names : graph.path("levels")) {
      level++;
      var all = names.valueStream().map(JsonNode::asString).toList();
      terminal().line(level + "  " + String.join(", ", all));
    }
  }

  private int cycles(JsonNode graph) {
    var all = graph.path("cycles");
    all.forEach(
        each -> terminal().line("In a circle: " + String.join(" -> ", Json.texts(each, "loop"))));
    if (all.isEmpty()) {
      terminal().line("There is no cycle.");
    }
    return all.isEmpty() ? DONE : NOT_ALL;
  }
}
