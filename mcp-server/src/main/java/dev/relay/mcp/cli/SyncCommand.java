package dev.relay.mcp.cli;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
    name = "sync",
    description = {
      "Fetch, and bring checkouts up to date, never losing work of yours.",
      "Ctrl-C leaves it running. The exit code is 1 where something stayed behind."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./relay sync                        all repositories",
      "  ./relay sync api tag:java --method rebase --run-tests",
      "  ./relay sync --dry-run              only say what would be done",
      "  ./relay sync undo                   put back what the last one moved"
    })
final class SyncCommand extends RelayCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "REPOSITORY",
      description = "Names, group:NAME or tag:NAME; all without any.")
  List<String> repositories = List.of();

  @Option(names = "--all", description = "All repositories, as without any name.")
  boolean all;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      completionCandidates = Methods.class,
      description = "How your commits and upstream's come together: ${COMPLETION-CANDIDATES}.")
  @Nullable String method;

  @Option(
      names = "--conflicts",
      paramLabel = "HOW",
      completionCandidates = Conflicts.class,
      description = "What happens where both changed the same: ${COMPLETION-CANDIDATES}.")
  @Nullable String conflicts;

  @Option(names = "--run-tests", description = "Test what moved.")
  boolean runTests;

  @Option(names = "--dry-run", description = "Say what would be done; change no checkout.")
  boolean dryRun;

  @Option(
      names = {"-d", "--detach"},
      description = "Start it and do not wait for its end.")
  boolean detach;

  @Mixin final WorkspaceOption workspace = new WorkspaceOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  SyncCommand(Session session) {
    super(session);
  }

  static final class Methods extends Choice {
    Methods() {
      super("--method", "ff-only", "merge", "rebase", "squash");
    }
  }

  static final class Conflicts extends Choice {
    Conflicts() {
      super("--conflicts", "manual", "auto", "abort");
    }
  }

  @Override
  public Integer call() {
    if (all && !repositories.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "name repositories or say --all, not both");
    }
    new Methods().check(spec, method);
    new Conflicts().check(spec, conflicts);
    var started = start();
    if (detach) {
      return show(started);
    }
    var ended = new SyncFollowing(session()).follow(Json.text(started.json(), "run"));
    show(ended);
    return SyncResults.code(ended.json().path("results"));
  }

  private Answer start() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("workspace", workspace.in(session()));
    fields.put("repositories", repositories);
    fields.put("method", method);
    fields.put("conflictResolution", conflicts);
    fields.put("runTests", runTests);
    fields.put("dryRun", dryRun);
    return api().send("POST", new Address("/api/syncs"), Api.Body.json(fields));
  }

  @Override
  int show(JsonNode run) {
    if (Json.text(run, "state").equals("running")) {
      terminal().line("It runs: ./relay sync show " + Json.text(run, "run"));
      return DONE;
    }
    return SyncFollowing.show(terminal(), run);
  }
}
