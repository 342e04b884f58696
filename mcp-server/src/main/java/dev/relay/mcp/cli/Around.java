package dev.relay.mcp.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** What is reached from one repository, along the dependencies or against them. */
abstract class Around extends RelayCommand {
  @Parameters(arity = "1", paramLabel = "REPOSITORY", description = "Its name.")
  String repository = "";

  @Option(names = "--direct", description = "Without what is reached over others.")
  boolean direct;

  @Mixin final WorkspaceOption workspace = new WorkspaceOption();

  private final String direction;
  private final String nothing;

  /**
   * @param nothing said when there is none, with the name
   */
  Around(Session session, String direction, String nothing) {
    super(session);
    this.direction = direction;
    this.nothing = nothing;
  }

  @Override
  public Integer call() {
    return show(of(api(), workspace.in(session()), repository, direction, direct ? false : null));
  }

  static Answer of(
      Api api, String workspace, String of, String direction, @Nullable Boolean transitive) {
    return api.get(
        Address.of("/api/workspaces/%s/graph", workspace)
            .with("of", of)
            .with("direction", direction)
            .with("transitive", transitive));
  }

  @Override
  int show(JsonNode around) {
    var reached = around.path("repositories");
    if (reached.isEmpty()) {
      terminal().line(nothing.formatted(Json.text(around, "of")));
      return DONE;
    }
    var table = new Table("REPOSITORY", "STEPS", "BY WAY OF");
    for (var each : reached) {
      table.row(
          Json.text(each, "repository"),
          Json.text(each, "distance"),
          String.join(" -> ", Json.texts(each, "path")));
    }
    table.print(terminal());
    return DONE;
  }
}
