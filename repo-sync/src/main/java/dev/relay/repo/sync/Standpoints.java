package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Where checkouts stand, compared with what was fetched last. Nothing is fetched or changed. */
public final class Standpoints {
  private final Git git;
  private final Mirrors mirrors;
  private final Places places;

  /**
   * @param checkouts the folder of those that Relay made
   */
  public Standpoints(Git git, Mirrors mirrors, Path checkouts) {
    this.git = git;
    this.mirrors = mirrors;
    this.places = new Places(checkouts);
  }

  /**
   * @param branch empty when none is checked out
   * @param ahead commits that the repository's branch does not have, as it was fetched last
   * @param behind commits of that branch that the checkout does not have
   * @param changed tracked files that differ from the commit
   * @param untracked files that are neither tracked nor ignored
   */
  public record Standpoint(
      Optional<String> branch, int ahead, int behind, int changed, int untracked) {
    public boolean isClean() {
      return changed == 0 && untracked == 0;
    }
  }

  /** Empty where there is no checkout. Throws {@link GitFailure} when it cannot be read. */
  public Optional<Standpoint> of(Workspace workspace, Repository repository) {
    return open(workspace, repository, checkout -> standpoint(checkout, repository));
  }

  /** The branch that is checked out; empty where there is none, or no checkout. */
  public Optional<String> branch(Workspace workspace, Repository repository) {
    return open(workspace, repository, checkout -> Position.of(git, checkout))
        .flatMap(Position::branch);
  }

  private <T> Optional<T> open(
      Workspace workspace, Repository repository, Function<Checkout, T> look) {
    var tree = places.of(workspace, repository);
    if (!CheckoutDoor.isTaken(tree)) {
      return Optional.empty();
    }
    try {
      return Optional.of(look.apply(CheckoutDoor.open(repository.id(), tree)));
    } catch (Refusal e) {
      throw new GitFailure(GitFailure.Kind.BROKEN, e.sentence());
    }
  }

  private Standpoint standpoint(Checkout checkout, Repository repository) {
    var at = Position.of(git, checkout);
    var dirt = Dirt.of(git, checkout);
    var upstream = mirrors.head(repository);
    var counts =
        at.head().isPresent() && upstream.isPresent()
            ? counts(checkout, at.head().get(), upstream.get(), mirrors.gitDir(repository))
            : new int[] {0, 0};
    return new Standpoint(
        at.branch(),
        counts[0],
        counts[1],
        dirt.changed().size() + dirt.unmerged().size(),
        dirt.untracked().size());
  }

  private int[] counts(Checkout checkout, Sha ours, Sha theirs, Path mirror) {
    if (ours.equals(theirs)) {
      return new int[] {0, 0};
    }
    var both = checkout.scratch(checkout.commonDir().resolve("objects"), mirror);
    var range = ours.hex() + "..." + theirs.hex();
    var line = git.run(both.git("rev-list", "--left-right", "--count", range)).line().split("\t");
    return new int[] {Integer.parseInt(line[0]), Integer.parseInt(line[1])};
  }
}
