package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.workspace.SyncMethod;
import dev.relay.repo.workspace.SyncStrategy;
import java.util.List;
import java.util.Optional;

/** Decides where a checkout goes, and makes the commit it goes to, without touching its files. */
final class Planning {
  private final Git git;
  private final Joining joining;

  Planning(Git git, Settling settling) {
    this.git = git;
    this.joining = new Joining(git, settling);
  }

  /** How the repository is to be synced. */
  record Wish(SyncMethod method, ConflictPolicy conflicts) {}

  /**
   * @param tracking the ref in the checkout whose history says what upstream was before
   */
  Plan plan(Checkout checkout, Upstream upstream, String tracking, Wish wish) {
    var position = Position.of(git, checkout);
    if (upstream.repository().syncStrategy() == SyncStrategy.PINNED) {
      return new Pinning(git).plan(checkout, upstream, position);
    }
    var ref = place(checkout, upstream, position);
    var head = position.head();
    if (head.isEmpty()) {
      var result = new SyncResult.FastForwarded(checkout.id(), null, upstream.head());
      return new Plan.Go(ref, ref, null, upstream.head(), result);
    }
    var gap = Gap.between(git, checkout, head.get(), upstream.head(), tracking);
    if (gap.missing() == 0) {
      return new Plan.Done(new SyncResult.UpToDate(checkout.id(), head.get()));
    }
    if (gap.own() == 0) {
      var result = new SyncResult.FastForwarded(checkout.id(), head.get(), upstream.head());
      return new Plan.Go(ref, ref, head.get(), upstream.head(), result);
    }
    return diverged(new Joining.Sides(checkout, upstream, ref, head.get(), gap), wish);
  }

  /** The branch that is moved; with main_branch that must be the default branch. */
  private static String place(Checkout checkout, Upstream upstream, Position position) {
    var wanted = upstream.repository().branch();
    if (position.ref().isEmpty()) {
      throw new Refusal(
          checkout.id() + " is on no branch; switch to " + wanted + " and sync again.");
    }
    var onDefault = position.branch().equals(Optional.of(wanted));
    if (!onDefault && upstream.repository().syncStrategy() == SyncStrategy.MAIN_BRANCH) {
      throw new Refusal(
          checkout.id()
              + " is not on "
              + wanted
              + ", so it was left alone; switch to it and sync again.");
    }
    return position.ref().get();
  }

  private Plan diverged(Joining.Sides sides, Wish wish) {
    if (wish.method() == SyncMethod.FF_ONLY) {
      throw new Refusal(
          sides.gap().isRewritten()
              ? sides.id() + "'s history was rewritten upstream; sync with rebase to follow it."
              : sides.id()
                  + " has commits that its remote does not, and the other way round; sync with"
                  + " rebase or merge.");
    }
    return switch (joining.join(sides, wish)) {
      case Joining.Joined j -> go(sides, wish.method(), j);
      case Joining.Clash clash ->
          new Plan.Done(conflicted(sides, wish.conflicts(), clash.conflicts()));
    };
  }

  private static Plan go(Joining.Sides sides, SyncMethod method, Joining.Joined joined) {
    var id = sides.id();
    var to = joined.commit();
    var notes = joined.notes();
    var result =
        switch (method) {
          case MERGE -> new SyncResult.Merged(id, sides.ours(), to, notes);
          case REBASE -> new SyncResult.Rebased(id, sides.ours(), to, notes);
          case SQUASH -> new SyncResult.Squashed(id, sides.ours(), to, notes);
          case FF_ONLY -> throw new IllegalStateException("nothing is joined by a fast-forward");
        };
    return new Plan.Go(sides.ref(), sides.ref(), sides.ours(), to, result);
  }

  private static SyncResult conflicted(
      Joining.Sides sides, ConflictPolicy policy, List<Conflict> conflicts) {
    var paths = conflicts.stream().map(Conflict::path).toList();
    var named = String.join(", ", paths.subList(0, Math.min(3, paths.size())));
    var more = paths.size() > 3 ? " and " + (paths.size() - 3) + " more" : "";
    var next =
        policy == ConflictPolicy.ABORT
            ? "; nothing was changed."
            : "; nothing was changed, so merge it yourself or give it to a task.";
    var reason = sides.id() + " and its upstream both changed " + named + more + next;
    return new SyncResult.Conflicted(
        sides.id(),
        sides.ours(),
        sides.theirs(),
        sides.ref(),
        !sides.gap().isRewritten() && paths.stream().noneMatch(path -> path.startsWith("\"")),
        conflicts,
        reason);
  }
}
