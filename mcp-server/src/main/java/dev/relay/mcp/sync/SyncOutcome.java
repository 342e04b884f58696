package dev.relay.mcp.sync;

import dev.relay.repo.git.Sha;
import dev.relay.repo.sync.Conflict;
import dev.relay.repo.sync.SyncResult;
import dev.relay.repo.sync.UndoResult;
import dev.relay.repo.sync.Verification.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one repository, as it is stored and shown.
 *
 * @param result a {@link SyncResult} in snake case
 * @param from where the checkout was
 * @param to where it is, or what it conflicts with
 * @param reason a sentence: why nothing was moved, or what moved where there is more to say about
 *     it
 * @param conflicts the paths that both sides changed
 * @param notes a sentence each about what was settled on the way, and what is left to do for it
 * @param passed whether its tests did; null when they were not run
 */
public record SyncOutcome(
    String repository,
    String result,
    @Nullable String from,
    @Nullable String to,
    @Nullable String reason,
    List<String> conflicts,
    List<String> notes,
    @Nullable Boolean passed) {
  public SyncOutcome {
    conflicts = conflicts == null ? List.of() : List.copyOf(conflicts); // rows of before
    notes = notes == null ? List.of() : List.copyOf(notes);
  }

  /** Of one whose tests were not run. */
  public SyncOutcome(
      String repository,
      String result,
      @Nullable String from,
      @Nullable String to,
      @Nullable String reason,
      List<String> conflicts,
      List<String> notes) {
    this(repository, result, from, to, reason, conflicts, notes, null);
  }

  static SyncOutcome of(SyncResult result, List<Outcome> tests) {
    var outcome = of(result);
    return tests.stream()
        .filter(test -> test.repository().equals(result.repository()))
        .findFirst()
        .map(test -> outcome.tested(test.passed()))
        .orElse(outcome);
  }

  private SyncOutcome tested(boolean ok) {
    return new SyncOutcome(repository, result, from, to, reason, conflicts, notes, ok);
  }

  static SyncOutcome of(SyncResult result) {
    return switch (result) {
      case SyncResult.UpToDate r -> moved(r, "up_to_date", null, r.sha(), List.of());
      case SyncResult.FastForwarded r -> moved(r, "fast_forwarded", r.from(), r.to(), r.notes());
      case SyncResult.Merged r -> moved(r, "merged", r.from(), r.to(), r.notes());
      case SyncResult.Rebased r -> moved(r, "rebased", r.from(), r.to(), r.notes());
      case SyncResult.Squashed r -> moved(r, "squashed", r.from(), r.to(), r.notes());
      case SyncResult.Conflicted r -> conflicted(r);
      case SyncResult.Skipped r -> stayed(r, "skipped", r.reason());
      case SyncResult.Unreachable r -> stayed(r, "unreachable", r.reason());
    };
  }

  static SyncOutcome of(UndoResult result) {
    var name = result.repository().name();
    return switch (result) {
      case UndoResult.Restored r ->
          new SyncOutcome(
              name, "restored", null, r.sha().hex(), r.sentence(), List.of(), List.of());
      case UndoResult.Kept r ->
          new SyncOutcome(name, "kept", null, null, r.sentence(), List.of(), List.of());
    };
  }

  private static SyncOutcome moved(
      SyncResult result, String name, @Nullable Sha from, Sha to, List<String> notes) {
    return new SyncOutcome(
        result.repository().name(),
        name,
        from == null ? null : from.hex(),
        to.hex(),
        notes.isEmpty() ? null : result.sentence(),
        List.of(),
        notes);
  }

  private static SyncOutcome conflicted(SyncResult.Conflicted r) {
    return new SyncOutcome(
        r.repository().name(),
        "conflicted",
        r.ours().hex(),
        r.theirs().hex(),
        r.reason(),
        r.conflicts().stream().map(Conflict::path).toList(),
        List.of());
  }

  private static SyncOutcome stayed(SyncResult result, String name, String reason) {
    return new SyncOutcome(
        result.repository().name(), name, null, null, reason, List.of(), List.of());
  }
}
