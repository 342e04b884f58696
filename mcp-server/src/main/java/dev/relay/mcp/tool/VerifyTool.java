package dev.relay.mcp.tool;

import dev.relay.mcp.task.Task;
import dev.relay.mcp.task.Tasks;
import dev.relay.mcp.testing.AskedTests;
import dev.relay.mcp.testing.TestAsk;
import dev.relay.mcp.testing.TestAsk.Of;
import dev.relay.mcp.testing.TestRuns;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs the tests of some repositories. */
@Component
final class VerifyTool implements Tool<VerifyTool.Input, VerifyTool.Output> {
  /** A caller that talks is answered within two seconds. */
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  /** For those that follow it; every run of tests has a deadline of its own. */
  private static final Duration FOR_GOOD = Duration.ofHours(12);

  private final Focus focus;
  private final Tasks tasks;
  private final TestRuns runs;

  VerifyTool(Focus focus, Tasks tasks, TestRuns runs) {
    this.focus = focus;
    this.tasks = tasks;
    this.runs = runs;
  }

  record Input(
      @About(
              "Repositories to test, by name, group:x or tag:x; without it all, or what the task"
                  + " changed and what depends on that.")
          @Nullable List<String> repositories,
      @About(
              "branch (default) tests what was fetched last, checkout what lies in the checkouts,"
                  + " committed or not, task what a task would land.")
          @Nullable Of of,
      @About("of task: its id; without it, the newest task.") @Nullable String task,
      @About(
              value = "Only tests of this name or path, such as CartTest or tests/test_cart.py.",
              max = 200)
          @Nullable String only,
      @About(WorkspacesTool.ABOUT) @Nullable String workspace,
      @About("The run that an answer named, to hear how it goes or ended; starts none.")
          @Nullable String run,
      @About(value = "run: how long to wait for its end.", max = 25) @Nullable Integer waitSeconds,
      @About("run: true to stop it.") @Nullable Boolean cancel) {}

  record Output(
      @About("Names this run; ask with it while state is running.") String run,
      @About("running, done or cancelled") String state,
      @About("Repositories whose tests run, or ran.") int total,
      @About("Those that ended; failing ones first.") List<VerifyResult> results,
      @About("What was tested differently than asked, and why.") List<String> notes) {}

  @Override
  public Definition<Input, Output> definition() {
    return Definition.starts(
        "verify",
        "Run tests",
        "Runs the tests of repositories in a sandbox, on a copy, and says how many passed and which"
            + " failed. Nothing of the user's is changed. Use it when the user asks whether tests pass."
            + " A run that takes longer is answered with state running: ask again with its run.",
        Input.class,
        Output.class);
  }

  @Override
  public Answer<Output> call(Call call, Input arguments) {
    var caller = call.caller();
    if (Boolean.TRUE.equals(arguments.cancel())) {
      return answer(runs.cancel(named(arguments), caller));
    }
    if (arguments.run() != null) {
      var seconds = arguments.waitSeconds() == null ? 0 : arguments.waitSeconds();
      try {
        return answer(await(call, arguments.run(), Duration.ofSeconds(seconds)));
      } catch (InterruptedException e) {
        throw stopped();
      }
    }
    var ask = ask(call, arguments);
    var run = runs.start(ask, caller).id();
    try {
      return answer(await(call, run, call.takesLong() ? FOR_GOOD : PATIENCE));
    } catch (InterruptedException e) { // whoever asked for them does not want them any more
      runs.cancel(run, caller);
      throw stopped();
    }
  }

  private static String named(Input arguments) {
    if (arguments.run() == null) {
      throw new BadArgument("cancel needs 'run': the one to stop.");
    }
    return arguments.run();
  }

  private TestAsk ask(Call call, Input arguments) {
    var task =
        arguments.of() == Of.TASK || (arguments.of() == null && arguments.task() != null)
            ? Optional.of(TaskNames.find(tasks, arguments.task(), call.caller()))
            : Optional.<Task>empty();
    if (task.isEmpty() && arguments.task() != null) {
      throw new BadArgument("'task' of verify goes with 'of' task only.");
    }
    var name = task.map(Task::workspace).orElse(arguments.workspace());
    var workspace = focus.workspace(call, name);
    var of = task.isPresent() ? Of.TASK : arguments.of() == null ? Of.BRANCH : arguments.of();
    return new TestAsk(
        workspace,
        repositories(call, workspace, arguments.repositories(), of),
        of,
        task.map(Task::id),
        Optional.ofNullable(arguments.only()).map(VerifyTool::usable));
  }

  private List<Repository> repositories(
      Call call, Workspace workspace, @Nullable List<String> names, Of of) {
    return of == Of.TASK && names == null ? List.of() : focus.repositories(call, workspace, names);
  }

  private static String usable(String only) {
    if (!TestAsk.isUsable(only)) {
      throw new BadArgument("'only' of verify must be the name of a test, or its path.");
    }
    return only;
  }

  private AskedTests await(Call call, String run, Duration wait) throws InterruptedException {
    return runs.await(run, wait, call.caller(), seen -> tell(call, seen));
  }

  private static BadArgument stopped() {
    Thread.currentThread().interrupt();
    return new BadArgument("Nobody waits for the tests any more.");
  }

  private static void tell(Call call, AskedTests run) {
    if (run.testing() != null) {
      call.progress(run.tested().size(), (double) run.total(), "Testing " + run.testing() + ".");
    }
  }

  private static Answer<Output> answer(AskedTests run) {
    if (run.failure() != null) {
      throw new BadArgument(run.failure());
    }
    var results = VerifyResult.of(run.tested());
    var state = run.state().name().toLowerCase(Locale.ROOT);
    var output = new Output(run.id(), state, run.total(), results, run.notes());
    return new Answer<>(text(run, results), output);
  }

  private static String text(AskedTests run, List<VerifyResult> results) {
    var said = String.join(" ", results.stream().map(VerifyResult::sentence).toList());
    var notes = String.join(" ", run.notes());
    var rest =
        switch (run.state()) {
          case RUNNING ->
              (run.testing() == null ? "The tests are" : "The tests of " + run.testing() + " are")
                  + " running; ask verify with run "
                  + run.id()
                  + ".";
          case CANCELLED -> "The run was stopped.";
          case DONE -> run.tested().isEmpty() ? "Nothing was tested." : "";
        };
    return String.join(" ", List.of(said, rest, notes)).replaceAll(" {2,}", " ").strip();
  }
}
