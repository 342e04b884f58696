package dev.relay.repo.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns the files of a task tree into a git tree. */
final class Snapshots {
  private static final String GITLINK = "160000 ";

  private final Git git;

  Snapshots(Git git) {
    this.git = git;
  }

  Sha take(TaskTree tree) {
    requireFolder(tree);
    var index = tree.gitDir().resolve("index");
    var next = tree.gitDir().resolve("index.next");
    try {
      Files.deleteIfExists(tree.gitDir().resolve("index.next.lock"));
      Files.copy(index, next, StandardCopyOption.REPLACE_EXISTING);
      var snapshot = take(tree, Map.of("GIT_INDEX_FILE", next.toString()));
      // Only now: an index with a foreign repository in it would make git look into that one.
      Files.move(next, index, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return snapshot;
    } catch (IOException e) {
      throw Folders.broken("The state of a task tree could not be kept", e);
    }
  }

  /** Through a link in its place, git would read and write whatever that leads to. */
  static void requireFolder(TaskTree tree) {
    if (!Files.isDirectory(tree.path(), LinkOption.NOFOLLOW_LINKS)) {
      throw new GitFailure(
          GitFailure.Kind.MISSING,
          "The folder of " + tree.repository() + " is not there any more; start the task again.");
    }
  }

  private Sha take(TaskTree tree, Map<String, String> index) {
    var known = submodules(tree);
    var add =
        GitCall.on(tree, "add", "--all", "--pathspec-from-file=-", "--pathspec-file-nul")
            .input(allBut(known));
    git.run(add.environment(index));
    var now = submodules(GitCall.in(tree.gitDir(), "ls-files", "-s", "-z").environment(index));
    now.removeAll(known);
    if (!now.isEmpty()) {
      throw new GitFailure(
          GitFailure.Kind.BROKEN,
          "There is a git repository of its own at "
              + now.iterator().next()
              + " inside the tree of "
              + tree.repository()
              + "; remove its .git folder and try again.");
    }
    return git.run(GitCall.in(tree.gitDir(), "write-tree").environment(index)).sha();
  }

  /** Submodules stay as they are: git would run in them, on configuration the agent can write. */
  private static byte[] allBut(Set<String> submodules) {
    var specs = new ByteArrayOutputStream();
    specs.writeBytes(":/\0".getBytes(StandardCharsets.US_ASCII));
    for (var path : submodules) {
      specs.writeBytes(":(top,exclude,literal)".getBytes(StandardCharsets.US_ASCII));
      specs.writeBytes(GitPath.bytes(path));
      specs.write(0);
    }
    return specs.toByteArray();
  }

  private Set<String> submodules(TaskTree tree) {
    return git.reader().files(tree.gitDir(), tree.base()).stream()
        .filter(file -> file.mode() == TreeFile.Mode.SUBMODULE)
        .map(TreeFile::path)
        .collect(Collectors.toSet());
  }

  private Set<String> submodules(GitCall listing) {
    var found = new HashSet<String>();
    for (var entry : entries(listing)) {
      var shown = GitPath.shown(entry);
      if (shown.startsWith(GITLINK) || shown.startsWith("\"" + GITLINK)) {
        found.add(GitPath.shown(name(entry)));
      }
    }
    return found;
  }

  private List<byte[]> entries(GitCall listing) {
    return GitPath.split(git.run(listing).bytes());
  }

  /** What stands after the tab. */
  private static byte[] name(byte[] entry) {
    int tab = 0;
    while (entry[tab] != '\t') {
      tab++;
    }
    return java.util.Arrays.copyOfRange(entry, tab + 1, entry.length);
  }
}
