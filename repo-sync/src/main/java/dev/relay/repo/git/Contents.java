package dev.relay.repo.git;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads files of a commit or tree without a checkout. Symbolic links are never followed. */
public final class Contents {
  private static final int MAX_BYTES = 16 << 20;

  private final Git git;

  public Contents(Git git) {
    this.git = git;
  }

  /** All files, sorted; names that are no UTF-8 with octal escapes, as git prints them. */
  public List<String> paths(Path gitDir, Sha treeish) {
    var listing = git.run(GitCall.in(gitDir, "ls-tree", "-r", "-z", "--name-only", treeish.hex()));
    return GitPath.split(listing.bytes()).stream().map(GitPath::shown).toList();
  }

  /** Empty when there is no such file. Throws {@link GitFailure} beyond 16 MB. */
  public Optional<byte[]> read(Path gitDir, Sha treeish, String path) {
    var size = find(gitDir, treeish, path);
    if (size.isEmpty()) {
      return Optional.empty();
    }
    if (size.get() > MAX_BYTES) {
      throw new GitFailure(
          GitFailure.Kind.BROKEN,
          path + " has " + (size.get() >> 20) + " MB, more than the 16 MB that can be shown.");
    }
    var output = git.run(batch(gitDir, treeish, path, "--batch")).bytes();
    var start = 0;
    while (output[start] != '\n') {
      start++;
    }
    return Optional.of(Arrays.copyOfRange(output, start + 1, output.length - 1));
  }

  /** In bytes. Throws {@link GitFailure} of kind MISSING when there is no such file. */
  public long size(Path gitDir, Sha treeish, String path) {
    return find(gitDir, treeish, path)
        .orElseThrow(
            () -> new GitFailure(GitFailure.Kind.MISSING, "There is no file " + path + " there."));
  }

  private Optional<Long> find(Path gitDir, Sha treeish, String path) {
    if (path.startsWith("./") || path.startsWith("../")) {
      return Optional.empty(); // Git would look for a working tree.
    }
    var answer = git.run(batch(gitDir, treeish, path, "--batch-check")).line().split(" ");
    return answer.length == 3 && answer[1].equals("blob")
        ? Optional.of(Long.parseLong(answer[2]))
        : Optional.empty();
  }

  private static GitCall batch(Path gitDir, Sha treeish, String path, String how) {
    var input = new ByteArrayOutputStream();
    input.writeBytes((treeish.hex() + ":").getBytes(StandardCharsets.US_ASCII));
    input.writeBytes(GitPath.bytes(path));
    input.write(0);
    return GitCall.in(gitDir, "cat-file", how, "-z").input(input.toByteArray());
  }
}
