package dev.relay.repo.sync;

import dev.relay.repo.git.BorrowingRepository;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What lies in a checkout just now, committed or not, for whoever looks at it as a whole. */
public final class WorkingState {
  private final Git git;
  private final Places places;

  /**
   * @param checkouts the folder of those that Relay made
   */
  public WorkingState(Git git, Path checkouts) {
    this.git = git;
    this.places = new Places(checkouts);
  }

  /**
   * @param gitDir owned by Relay; good for as long as the checkout is there
   */
  public record Kept(Path gitDir, Sha tree) {}

  /**
   * All files but the ignored ones, as they are; the developer's index, objects and files stay
   * untouched. Empty where there is no checkout. Throws {@link GitFailure}.
   *
   * @param gitDir that is made for it
   */
  public Optional<Kept> keep(Workspace workspace, Repository repository, Path gitDir) {
    var tree = places.of(workspace, repository);
    if (!CheckoutDoor.isTaken(tree)) {
      return Optional.empty();
    }
    try {
      return Optional.of(keep(CheckoutDoor.open(repository.id(), tree), gitDir));
    } catch (Refusal e) {
      throw new GitFailure(GitFailure.Kind.BROKEN, e.sentence());
    } catch (IOException e) {
      throw new GitFailure(
          GitFailure.Kind.BROKEN,
          "What is in the checkout of "
              + repository.id()
              + " could not be copied; is a disk full?");
    }
  }

  private Kept keep(Checkout checkout, Path gitDir) throws IOException {
    var objects = checkout.commonDir().resolve("objects");
    BorrowingRepository.make(git, gitDir, objects);
    var index = gitDir.resolve("index");
    var theirs = checkout.gitDir().resolve("index");
    if (Files.exists(theirs)) {
      Files.copy(theirs, index);
    }
    var aside = checkout.index(index).scratch(gitDir.resolve("objects"), checkout.commonDir());
    git.run(aside.git("add", "--all", "--", ":/"));
    return new Kept(gitDir, git.run(aside.git("write-tree")).sha());
  }
}
