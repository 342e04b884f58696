package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.RepositoryId;
import java.util.ArrayList;
import java.util.List;

/** Makes one history of two, as commits only: no file of the checkout is looked at or changed. */
final class Joining {
  private final Git git;
  private final TreeJoin trees;
  private final NewCommits commits;
  private final Settling settling;

  Joining(Git git, Settling settling) {
    this.git = git;
    this.trees = new TreeJoin(git);
    this.commits = new NewCommits(git);
    this.settling = settling;
  }

  /** The developer's side and upstream's. */
  record Sides(Checkout checkout, Upstream upstream, String ref, Sha ours, Gap gap) {
    RepositoryId id() {
      return checkout.id();
    }

    Sha theirs() {
      return upstream.head();
    }

    Sha base() {
      return gap.base()
          .orElseThrow(() ->
              new Refusal(id() + " and its upstream have nothing in common; check its address."));
    }
  }

  sealed interface Outcome {}

  record Joined(Sha commit, List<String> notes) implements Outcome {}

  record Clash(List<Conflict> conflicts) implements Outcome {}

  Outcome join(Sides sides, Planning.Wish wish) {
    sides.base();
    return switch (wish.method()) {
      case MERGE -> merge(sides, wish);
      case SQUASH -> squash(sides, wish);
      case REBASE -> rebase(sides, wish);
      case FF_ONLY -> throw new IllegalStateException("nothing is joined by a fast-forward");
    };
  }

  private Outcome merge(Sides sides, Planning.Wish wish) {
    if (sides.gap().isRewritten()) {
      throw new Refusal(
          sides.id()
              + "'s history was rewritten upstream, and a merge would bring the old one back; sync"
              + " with rebase or squash.");
    }
    var tree = trees.join(sides.checkout(), sides.ours(), sides.theirs());
    return settle(
        sides,
        wish,
        tree,
        (whole, notes) -> {
          var message =
              "Merge branch '%s' into %s"
                  .formatted(sides.upstream().repository().branch(), branch(sides.ref()));
          var parents = List.of(sides.ours(), sides.theirs());
          return new Joined(commits.write(sides.checkout(), whole, parents, message), notes);
        });
  }

  private Outcome squash(Sides sides, Planning.Wish wish) {
    var theirs =
        sides.gap().isRewritten()
            ? commits.graft(sides.checkout(), sides.theirs(), sides.base())
            : sides.theirs();
    var tree = trees.join(sides.checkout(), sides.ours(), theirs);
    return settle(
        sides,
        wish,
        tree,
        (whole, notes) -> {
          if (whole.equals(commits.tree(sides.checkout(), sides.theirs()))) {
            return new Joined(sides.theirs(), notes);
          }
          var message = new Own(git).squashMessage(sides);
          var parents = List.of(sides.theirs());
          return new Joined(commits.write(sides.checkout(), whole, parents, message), notes);
        });
  }

  private Outcome rebase(Sides sides, Planning.Wish wish) {
    var onto = sides.theirs();
    var notes = new ArrayList<String>();
    for (var own : new Own(git).commits(sides)) {
      var top = onto;
      var below = commits.graft(sides.checkout(), top, commits.parent(sides.checkout(), own));
      var tree = trees.join(sides.checkout(), own, below);
      var next =
          settle(
              sides,
              wish,
              tree,
              (whole, said) -> {
                var same = whole.equals(commits.tree(sides.checkout(), top));
                return new Joined(
                    same ? top : commits.copy(sides.checkout(), own, whole, top), said);
              });
      if (!(next instanceof Joined joined)) {
        return next;
      }
      onto = joined.commit();
      notes.addAll(joined.notes());
    }
    return new Joined(onto, notes);
  }

  private interface Commit {
    Joined of(Sha tree, List<String> notes);
  }

  private Outcome settle(Sides sides, Planning.Wish wish, TreeJoin.Tree tree, Commit commit) {
    if (tree.conflicts().isEmpty()) {
      return commit.of(tree.sha(), List.of());
    }
    if (wish.conflicts() == ConflictPolicy.AUTO) {
      var settled = settling.settle(sides.checkout(), tree);
      if (settled.isPresent()) {
        return commit.of(settled.get().tree(), settled.get().notes());
      }
    }
    return new Clash(tree.conflicts());
  }

  private static String branch(String ref) {
    return ref.startsWith("refs/heads/") ? ref.substring("refs/heads/".length()) : ref;
  }
}
