package dev.relay.mcp.tool;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.repo.sync.Sync;
import dev.relay.repo.sync.SyncResult;
import dev.relay.repo.workspace.Workspaces;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings what the remotes have into mirrors and checkouts. */
@Component
final class SyncTool implements Tool<SyncTool.Input, SyncTool.Output> {
  private final Workspaces workspaces;
  private final Sync sync;
  private final Audit audit;

  SyncTool(Workspaces workspaces, Sync sync, Audit audit) {
    this.workspaces = workspaces;
    this.sync = sync;
    this.audit = audit;
  }

  record Input(
      @About("Repositories to sync, by name, group:x or tag:x; without it, all.")
          @Nullable List<String> repositories,
      @About("True to say what would be done, and not do it.") @Nullable Boolean dryRun,
      @About(WorkspacesTool.ABOUT) @Nullable String workspace) {}

  record Result(
      String repository,
      @About(
              "up_to_date, fast_forwarded, merged, rebased, squashed, conflicted, skipped or"
                  + " unreachable")
          String result,
      @Nullable String from,
      @Nullable String to,
      @About("Why, when nothing was moved.") @Nullable String reason) {
    static Result of(SyncResult result) {
      return switch (result) {
        case SyncResult.UpToDate r -> moved(r, "up_to_date", null, r.sha().hex());
        case SyncResult.FastForwarded r ->
            moved(r, "fast_forwarded", r.from() == null ? null : r.from().hex(), r.to().hex());
        case SyncResult.Merged r -> moved(r, "merged", r.from().hex(), r.to().hex());
        case SyncResult.Rebased r -> moved(r, "rebased", r.from().hex(), r.to().hex());
        case SyncResult.Squashed r -> moved(r, "squashed", r.from().hex(), r.to().hex());
        case SyncResult.Conflicted r -> stayed(r, "conflicted", r.reason());
        case SyncResult.Skipped r -> stayed(r, "skipped", r.reason());
        case SyncResult.Unreachable r -> stayed(r, "unreachable", r.reason());
      };
    }

    private static Result moved(SyncResult result, String name, @Nullable String from, String to) {
      return new Result(result.repository().name(), name, from, to, null);
    }

    private static Result stayed(SyncResult result, String name, String reason) {
      return new Result(result.repository().name(), name, null, null, reason);
    }
  }

  record Output(boolean dryRun, List<Result> results) {}

  @Override
  public Definition<Input, Output> definition() {
    return Definition.repeats(
        "sync",
        "Fetch and bring up to date",
        "Fetches the remotes and brings checkouts up to date, never losing uncommitted work. Use it when"
            + " the user says sync, pull, fetch or update everything.",
        Input.class,
        Output.class);
  }

  @Override
  public Answer<Output> call(Caller caller, Input arguments) {
    Policy.require(caller, Effect.SYNC);
    var workspace = workspaces.getOrOnly(arguments.workspace());
    var repositories = Repositories.of(workspace, arguments.repositories());
    var dryRun = Boolean.TRUE.equals(arguments.dryRun());
    var results = sync.sync(workspace, repositories, dryRun).stream().map(Result::of).toList();
    if (!dryRun) {
      audit.write(caller, "sync", workspace.name(), text(results));
    }
    return new Answer<>(text(results), new Output(dryRun, results));
  }

  private static String text(List<Result> results) {
    return results.stream()
        .map(r ->
            r.reason() == null ? r.repository() + " " + r.result().replace('_', ' ') : r.reason())
        .collect(Collectors.joining("; ", "", "."))
        .replaceAll("\\.([;.])", "$1");
  }
}
