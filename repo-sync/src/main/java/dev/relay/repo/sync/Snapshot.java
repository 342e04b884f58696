package dev.relay.repo.sync;

import dev.relay.repo.git.Folders;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitPath;
import dev.relay.repo.git.Sha;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Commits what is not committed, in the form of a stash with untracked files, without touching the
 * developer's index, files or stashes.
 */
final class Snapshot {
  private static final Map<String, String> BY =
      Map.of(
          "GIT_AUTHOR_NAME", "Relay",
          "GIT_AUTHOR_EMAIL", "relay@localhost",
          "GIT_COMMITTER_NAME", "Relay",
          "GIT_COMMITTER_EMAIL", "relay@localhost");

  private static final long LARGE = 64L << 20;

  private final Git git;

  Snapshot(Git git) {
    this.git = git;
  }

  Sha take(Checkout checkout, Optional<Sha> head, Dirt dirt) {
    var folder = Folders.create(checkout.gitDir().resolve("relay"));
    try {
      var staged = copy(checkout, folder.resolve("snapshot-index"));
      var index = commit(staged, tree(staged), "index", head.stream().toList());
      watch(staged, dirt);
      git.run(staged.git("add", "--update", "--", ":/"));
      var parents = new ArrayList<>(head.stream().toList());
      parents.add(index);
      if (!dirt.untracked().isEmpty()) {
        parents.add(untracked(checkout.index(folder.resolve("untracked-index")), dirt));
      }
      return commit(staged, tree(staged), "what was not committed", parents);
    } finally {
      Folders.delete(folder.resolve("snapshot-index"));
      Folders.delete(folder.resolve("untracked-index"));
    }
  }

  private static Checkout copy(Checkout checkout, Path to) {
    var index = checkout.gitDir().resolve("index");
    try {
      if (Files.exists(index)) {
        Files.copy(index, to, StandardCopyOption.REPLACE_EXISTING);
      }
      return checkout.index(to);
    } catch (IOException e) {
      throw new Refusal(
          "What is not committed in "
              + checkout.id()
              + " could not be kept safe; see that the disk is not full and sync again.");
    }
  }

  private void watch(Checkout staged, Dirt dirt) {
    if (!dirt.unwatched().isEmpty()) {
      for (var flag : List.of("--no-assume-unchanged", "--no-skip-worktree")) {
        git.run(staged.git("update-index", flag, "-z", "--stdin").input(paths(dirt.unwatched())));
      }
    }
  }

  private Sha untracked(Checkout empty, Dirt dirt) {
    var files =
        dirt.untracked().stream()
            .filter(path -> !path.endsWith("/") && !isLarge(empty.tree(), path))
            .toList();
    git.run(empty.git("update-index", "--add", "-z", "--stdin").input(paths(files)));
    return commit(empty, tree(empty), "untracked files", List.of());
  }

  /** No sync touches an untracked file; to copy a large one each time would fill the disk. */
  private static boolean isLarge(Path tree, String path) {
    try {
      var place = OnDisk.find(tree, path);
      return place.isPresent()
          && !Files.isSymbolicLink(place.get())
          && Files.size(place.get()) > LARGE;
    } catch (IOException e) {
      return false;
    }
  }

  private Sha tree(Checkout checkout) {
    return git.run(checkout.git("write-tree")).sha();
  }

  private Sha commit(Checkout checkout, Sha tree, String message, List<Sha> parents) {
    var args = new ArrayList<>(List.of("commit-tree", tree.hex(), "-m", message));
    parents.forEach(parent -> args.addAll(List.of("-p", parent.hex())));
    var call = checkout.git(args.toArray(String[]::new));
    var environment = new java.util.HashMap<>(call.environment());
    environment.putAll(BY);
    return git.run(call.environment(environment)).sha();
  }

  private static byte[] paths(Collection<String> shown) {
    var bytes = new ByteArrayOutputStream();
    for (var path : shown) {
      bytes.writeBytes(GitPath.bytes(path));
      bytes.write(0);
    }
    return bytes.toByteArray();
  }
}
