package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What developers have changed in their checkouts and not committed. Nothing is changed by it. */
public final class Uncommitted {
  private final Git git;
  private final Places places;

  /**
   * @param checkouts the folder of those that Relay made
   */
  public Uncommitted(Git git, Path checkouts) {
    this.git = git;
    this.places = new Places(checkouts);
  }

  /**
   * @param path in the repository, as {@link dev.relay.repo.git.GitPath#shown} writes it
   * @param file the file as it is; empty when there is no plain file at that path any more
   */
  public record Change(String path, Optional<Path> file) {}

  /**
   * By path; empty where there is no checkout. Throws {@link GitFailure} when it cannot be read.
   */
  public List<Change> of(Workspace workspace, Repository repository) {
    var tree = places.of(workspace, repository);
    if (!CheckoutDoor.isTaken(tree)) {
      return List.of();
    }
    try {
      var dirt = Dirt.of(git, CheckoutDoor.open(repository.id(), tree));
      var paths = new TreeSet<>(dirt.changed());
      paths.addAll(dirt.untracked());
      paths.addAll(dirt.unmerged());
      return paths.stream().map(path -> new Change(path, plain(tree, path))).toList();
    } catch (Refusal e) {
      throw new GitFailure(GitFailure.Kind.BROKEN, e.sentence());
    }
  }

  private static Optional<Path> plain(Path tree, String path) {
    return OnDisk.find(tree, path)
        .filter(file -> OnDisk.blockingParent(tree, file).isEmpty())
        .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
  }
}
