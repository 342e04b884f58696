package dev.relay.mcp.api;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.sync.SyncOptions;
import dev.relay.mcp.sync.SyncOutcome;
import dev.relay.mcp.sync.SyncRun;
import dev.relay.mcp.sync.SyncRuns;
import dev.relay.mcp.sync.SyncStep;
import dev.relay.repo.sync.ConflictPolicy;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.SyncMethod;
import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.Workspaces;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Syncs: started, asked for, and put back. */
@RestController
@RequestMapping("/api/syncs")
public final class SyncController {
  private static final int LONGEST = 25;
  private static final int MOST = 200;

  private final Workspaces workspaces;
  private final SyncRuns runs;

  public SyncController(Workspaces workspaces, SyncRuns runs) {
    this.workspaces = workspaces;
    this.runs = runs;
  }

  record Request(
      @Nullable String workspace,
      @Nullable List<String> repositories,
      @Nullable String method,
      @Nullable String conflictResolution,
      @Nullable Boolean runTests,
      @Nullable Boolean dryRun) {}

  record UndoRequest(
      @Nullable String workspace, @Nullable List<String> repositories, @Nullable String run) {}

  /**
   * @param state running or done
   * @param seen the number of the news that are told with {@code steps} while it runs
   */
  record Run(
      String run,
      String workspace,
      List<String> repositories,
      String state,
      boolean dryRun,
      Instant startedAt,
      @Nullable Instant endedAt,
      int seen,
      List<SyncStep> steps,
      List<SyncOutcome> results,
      List<String> told,
      @Nullable String failure) {
    static Run of(SyncRun run) {
      return of(new SyncRuns.Following(run, 0, List.of()));
    }

    static Run of(SyncRuns.Following following) {
      var run = following.run();
      return new Run(
          run.id(),
          run.workspace(),
          run.repositories(),
          run.isRunning() ? "running" : "done",
          run.options().dryRun(),
          run.startedAt(),
          run.endedAt(),
          following.seen(),
          following.steps(),
          run.results(),
          run.told(),
          run.failure());
    }
  }

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  Run start(Caller caller, @RequestBody Request request) {
    var workspace = workspaces.getOrOnly(request.workspace());
    var options =
        new SyncOptions(
            choice("method", request.method(), SyncMethod.values()),
            choice("conflictResolution", request.conflictResolution(), ConflictPolicy.values()),
            Boolean.TRUE.equals(request.runTests()),
            Boolean.TRUE.equals(request.dryRun()));
    return Run.of(
        runs.start(workspace, chosen(workspace, request.repositories()), options, caller));
  }

  @GetMapping
  List<Run> list(Caller caller, @RequestParam(defaultValue = "20") int limit) {
    return runs.newest(Params.limit(limit, MOST), caller).stream().map(Run::of).toList();
  }

  /**
   * @param wait seconds to wait for its end
   * @param seen waits for more news than this number only
   */
  @GetMapping("/{id}")
  Run get(
      Caller caller,
      @PathVariable String id,
      @RequestParam(defaultValue = "0") int wait,
      @RequestParam(required = false) @Nullable Integer seen)
      throws InterruptedException {
    if (wait < 0 || wait > LONGEST) {
      throw new BadRequest("'wait' must be a number from 0 to " + LONGEST + ".");
    }
    var known = seen == null ? Integer.MAX_VALUE : seen;
    return Run.of(runs.follow(id, known, Duration.ofSeconds(wait), caller));
  }

  @PostMapping("/undo")
  SyncRuns.Undone undo(Caller caller, @RequestBody UndoRequest request) {
    var workspace = workspaces.getOrOnly(request.workspace());
    return runs.undo(workspace, request.run(), chosen(workspace, request.repositories()), caller);
  }

  private static List<Repository> chosen(Workspace workspace, @Nullable List<String> names) {
    return names == null || names.isEmpty() ? workspace.repositories() : workspace.select(names);
  }

  private static <E extends Enum<E>> @Nullable E choice(
      String name, @Nullable String value, E[] all) {
    if (value == null) {
      return null;
    }
    var names = Arrays.stream(all).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
    var at = names.indexOf(value.toLowerCase(Locale.ROOT).replace('-', '_'));
    if (at < 0) {
      throw new BadRequest("'" + name + "' must be one of " + String.join(", ", names) + ".");
    }
    return all[at];
  }
}
