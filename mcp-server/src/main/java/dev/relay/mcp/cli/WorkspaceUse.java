package dev.relay.mcp.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "use",
    description = "Choose the workspace that commands mean when they name none; say which it is.")
final class WorkspaceUse extends RelayCommand {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "The one to use from now on.")
  @Nullable String name;

  @Option(names = "--none", description = "Use none.")
  boolean none;

  WorkspaceUse(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    if (none) {
      session().inUse().forget();
    } else if (name != null) {
      var answer = api().get(Address.of("/api/workspaces/%s", name));
      session().inUse().choose(Json.text(answer.json(), "name"));
    }
    var inUse = session().inUse().name().orElse("");
    return show(new Answer(Answer.write(Map.of("inUse", inUse))));
  }

  @Override
  int show(JsonNode answer) {
    var inUse = Json.text(answer, "inUse");
    terminal()
        .line(
            inUse.isEmpty()
                ? "No workspace is in use: ./relay workspace use NAME chooses one."
                : "Workspace " + inUse + " is in use.");
    return DONE;
  }
}
