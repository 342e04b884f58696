package dev.relay.mcp.cli;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "undo",
    description = "Put back what a sync moved, where nothing newer would be lost.")
final class SyncUndo extends RelayCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "As ./relay sync list names it; the newest of the workspace without it.")
  @Nullable String run;

  @Option(
      names = {"-r", "--repository"},
      paramLabel = "NAME",
      description = "Only this one; several times.")
  List<String> repositories = List.of();

  @Mixin final WorkspaceOption workspace = new WorkspaceOption();

  SyncUndo(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("workspace", meant());
    fields.put("run", run);
    fields.put("repositories", repositories);
    var answer = api().send("POST", new Address("/api/syncs/undo"), Api.Body.json(fields));
    show(answer);
    return SyncResults.code(answer.json().path("results"));
  }

  private String meant() {
    return run == null
        ? workspace.in(session())
        : Json.text(api().get(SyncFollowing.address(run)).json(), "workspace");
  }

  @Override
  int show(JsonNode undone) {
    return SyncResults.show(terminal(), undone.path("results"));
  }
}
