package dev.relay.mcp.tool;

import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.sync.SyncFailed;
import dev.relay.mcp.sync.SyncOptions;
import dev.relay.mcp.sync.SyncOutcome;
import dev.relay.mcp.sync.SyncRun;
import dev.relay.mcp.sync.SyncRuns;
import dev.relay.mcp.sync.SyncStep;
import dev.relay.repo.speech.Words;
import dev.relay.repo.sync.ConflictPolicy;
import dev.relay.repo.workspace.SyncMethod;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings what the remotes have into mirrors and checkouts. */
@Component
final class SyncTool implements Tool<SyncTool.Input, SyncTool.Output> {
  /** A caller that talks is answered within two seconds. */
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  /** For who follows it as a task. */
  private static final Duration FOR_GOOD = Duration.ofDays(1);

  private static final Duration ROUND = Duration.ofSeconds(20);

  private final Focus focus;
  private final SyncRuns runs;

  SyncTool(Focus focus, SyncRuns runs) {
    this.focus = focus;
    this.runs = runs;
  }

  record Input(
      @About("Repositories to sync, by name, group:x or tag:x; without it, all.")
          @Nullable List<String> repositories,
      @About(
              "How commits of the user's and upstream's come together; without it as the workspace"
                  + " says, or ff_only.")
          @Nullable SyncMethod method,
      @About(
              "What happens where both changed the same lines: auto settles what can be proven,"
                  + " manual (the usual) and abort leave the checkout as it is.")
          @Nullable ConflictPolicy conflictResolution,
      @About("True to run the tests of what moved.") @Nullable Boolean runTests,
      @About("True to say what would be done, and not do it.") @Nullable Boolean dryRun,
      @About("True to put back what the last sync moved, or that of run; never loses newer work.")
          @Nullable Boolean undo,
      @About(WorkspacesTool.ABOUT) @Nullable String workspace,
      @About(
              "The run that an answer named while it was running, to hear how it ended; starts"
                  + " none.")
          @Nullable String run,
      @About(value = "run: how long to wait for its end.", max = 25)
          @Nullable Integer waitSeconds) {}

  record Result(
      String repository,
      @About(
              "up_to_date, fast_forwarded, merged, rebased, squashed, conflicted, skipped or"
                  + " unreachable; restored or kept after an undo")
          String result,
      @Nullable String from,
      @Nullable String to,
      @About("Why nothing was moved, or what else to do.") @Nullable String reason,
      @About("The paths that both sides changed.") List<String> conflicts,
      @About("What was settled on the way, and what is left to do for it.") List<String> notes) {
    static Result of(SyncOutcome outcome) {
      return new Result(
          outcome.repository(),
          outcome.result(),
          outcome.from(),
          outcome.to(),
          outcome.reason(),
          outcome.conflicts(),
          outcome.notes());
    }
  }

  record Output(
      @About("Names this sync; ask with it while state is running.") String run,
      @About("running or done") String state,
      boolean dryRun,
      @About("One per repository; none while it is running.") List<Result> results,
      @About("What tests and sync rules had to say.") List<String> told) {}

  @Override
  public Definition<Input, Output> definition() {
    return Definition.repeats(
            "sync",
            "Fetch and bring up to date",
            "Fetches the remotes and brings checkouts up to date, never losing uncommitted work. Use it"
                + " when the user says sync, pull, fetch or update everything. It merges, rebases"
                + " or squashes where told to, keeps a backup, and can undo. One that takes longer is"
                + " answered with state running: ask again with its run.",
            Input.class,
            Output.class)
        .needing(Effect.SYNC);
  }

  @Override
  public Answer<Output> call(Call call, Input arguments) {
    if (Boolean.TRUE.equals(arguments.undo())) {
      return undo(call, arguments);
    }
    var run = await(call, arguments);
    if (run.failure() != null) {
      throw new SyncFailed(run.failure());
    }
    var results = run.results().stream().map(Result::of).toList();
    var state = run.isRunning() ? "running" : "done";
    return new Answer<>(
        run.isRunning() ? still(run) : text(results, run.told()),
        new Output(run.id(), state, run.options().dryRun(), results, run.told()));
  }

  private Answer<Output> undo(Call call, Input arguments) {
    var workspace = focus.workspace(call, arguments.workspace());
    var repositories = focus.repositories(call, workspace, arguments.repositories());
    var undone = runs.undo(workspace, arguments.run(), repositories, call.caller());
    var results = undone.results().stream().map(Result::of).toList();
    return new Answer<>(
        text(results, List.of()), new Output(undone.sync(), "done", false, results, List.of()));
  }

  private SyncRun await(Call call, Input arguments) {
    try {
      if (arguments.run() == null) {
        var run = start(call, arguments).id();
        return call.takesLong() ? follow(call, run, FOR_GOOD) : follow(call, run, PATIENCE);
      }
      var seconds = arguments.waitSeconds() == null ? 0 : arguments.waitSeconds();
      return follow(call, arguments.run(), Duration.ofSeconds(seconds));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SyncFailed("Nobody waits for the sync any more; it goes on.");
    }
  }

  /** Waits for its end, and tells meanwhile how far it has come. */
  private SyncRun follow(Call call, String id, Duration wait) throws InterruptedException {
    var end = System.nanoTime() + wait.toNanos();
    var following = runs.follow(id, 0, Duration.ZERO, call.caller());
    while (following.run().isRunning() && System.nanoTime() < end) {
      tell(call, following.steps());
      var left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
      var round = left.compareTo(ROUND) < 0 ? left : ROUND;
      following = runs.follow(id, following.seen(), round, call.caller());
    }
    return following.run();
  }

  private static void tell(Call call, List<SyncStep> steps) {
    var done = steps.stream().filter(step -> step.phase().equals("done")).count();
    steps.stream()
        .filter(step -> !step.phase().equals("done"))
        .findFirst()
        .ifPresent(step ->
            call.progress(
                (double) done,
                (double) steps.size(),
                Words.capital(step.repository() + " is " + step.phase()) + "."));
  }

  private SyncRun start(Call call, Input arguments) {
    Policy.require(call.caller(), Effect.SYNC);
    var workspace = focus.workspace(call, arguments.workspace());
    var repositories = focus.repositories(call, workspace, arguments.repositories());
    var options =
        new SyncOptions(
            arguments.method(),
            arguments.conflictResolution(),
            Boolean.TRUE.equals(arguments.runTests()),
            Boolean.TRUE.equals(arguments.dryRun()));
    return runs.start(workspace, repositories, options, call.caller());
  }

  private static String still(SyncRun run) {
    return "The sync of "
        + Words.and(run.repositories())
        + " takes a little longer; ask sync with run "
        + run.id()
        + " for its results.";
  }

  private static String text(List<Result> results, List<String> told) {
    return Stream.concat(results.stream().map(SyncTool::text), told.stream())
        .collect(Collectors.joining("; ", "", "."))
        .replaceAll("\\.([;.])", "$1");
  }

  private static String text(Result r) {
    return r.reason() == null ? r.repository() + " " + r.result().replace('_', ' ') : r.reason();
  }
}
