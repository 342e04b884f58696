package dev.relay.mcp.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(name = "list", description = "List syncs, newest first.")
final class SyncList extends RelayCommand {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  @Option(names = "--limit", paramLabel = "N", description = "At most so many; 20 without it.")
  int limit = 20;

  SyncList(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    return show(api().get(new Address("/api/syncs").with("limit", limit)));
  }

  @Override
  int show(JsonNode runs) {
    if (runs.isEmpty()) {
      terminal().note("There was no sync yet: ./relay sync starts one.");
      return DONE;
    }
    var table = new Table("RUN", "STARTED", "WORKSPACE", "REPOSITORIES", "STATE");
    for (var each : runs) {
      table.row(
          Json.text(each, "run"),
          TIME.format(Instant.parse(Json.text(each, "startedAt"))),
          Json.text(each, "workspace"),
          Integer.toString(each.path("repositories").size()),
          state(each));
    }
    table.print(terminal());
    return DONE;
  }

  private static String state(JsonNode run) {
    if (!Json.text(run, "failure").isEmpty()) {
      return "failed";
    }
    var state = Json.text(run, "state");
    var dry = run.path("dryRun").asBoolean() ? " (dry run)" : "";
    return (SyncResults.code(run.path("results")) == DONE ? state : "not all done") + dry;
  }
}
