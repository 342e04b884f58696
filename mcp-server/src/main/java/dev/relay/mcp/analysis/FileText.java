package dev.relay.mcp.analysis;

import dev.relay.repo.git.Contents;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitCall;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.Repository;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Reads a text file of a commit, or says in a sentence why it can't be shown. */
public final class FileText {
  private static final int MAX_BYTES = 2 << 20;

  private final Git git;
  private final Contents contents;
  private final Heads heads;

  public FileText(Git git, Contents contents, Heads heads) {
    this.git = git;
    this.contents = contents;
    this.heads = heads;
  }

  /** Its lines, without their ends. */
  public List<String> lines(Repository repository, Sha commit, String path) {
    var clean = checked(path);
    var gitDir = heads.gitDir(repository);
    refuseOthers(gitDir, repository, commit, clean);
    var size = contents.size(gitDir, commit, clean);
    if (size > MAX_BYTES) {
      throw refused(
          "%s has %.1f MB; at most 2 MB are shown: search in it instead."
              .formatted(clean, size / 1048576.0));
    }
    var bytes = contents.read(gitDir, commit, clean).orElseThrow(() -> missing(repository, clean));
    return decode(clean, bytes).lines().toList();
  }

  private static String checked(String path) {
    var clean = path.strip().replaceFirst("^(\\./)+", "");
    var parts = Stream.of(clean.split("/", -1));
    if (clean.isEmpty()
        || clean.startsWith("/")
        || clean.contains("\\")
        || clean.chars().anyMatch(c -> c < ' ')
        || parts.anyMatch(p -> p.equals("..") || p.equals("."))) {
      throw refused(
          "'"
              + printable(path)
              + "' is no path inside a repository: give one relative to its root.");
    }
    return clean.replaceFirst("/+$", "");
  }

  /** Only plain files are read; what else lies at a path is named. */
  private void refuseOthers(Path gitDir, Repository repository, Sha commit, String path) {
    var listing = git.run(GitCall.in(gitDir, "ls-tree", "-z", commit.hex(), "--", path)).text();
    switch (listing.isEmpty() ? "" : listing.substring(0, 6)) {
      case "" -> throw missing(repository, path);
      case "120000" -> throw refused(link(gitDir, commit, path));
      case "160000" ->
          throw refused(path + " is a submodule: add its repository to the workspace.");
      case "040000" ->
          throw refused(path + " is a folder with " + inside(gitDir, commit, path) + ".");
      default -> {}
    }
  }

  private String link(Path gitDir, Sha commit, String path) {
    var target =
        contents
            .read(gitDir, commit, path)
            .map(b -> new String(b, StandardCharsets.UTF_8))
            .orElse("");
    return path
        + " is a symbolic link to "
        + printable(target)
        + ": read that path instead, if it is in the repository.";
  }

  private String inside(Path gitDir, Sha commit, String path) {
    var names =
        git.run(GitCall.in(gitDir, "ls-tree", "-z", "--name-only", commit.hex(), "--", path + "/"))
            .text()
            .split("\0");
    var shown =
        Arrays.stream(names).limit(10).map(n -> n.substring(n.lastIndexOf('/') + 1)).toList();
    return String.join(", ", shown)
        + (names.length > 10 ? " and " + (names.length - 10) + " more" : "");
  }

  private GitFailure missing(Repository repository, String path) {
    return new GitFailure(
        GitFailure.Kind.MISSING,
        "There is no file '"
            + path
            + "' in "
            + repository.id()
            + ": search for a part of its content.");
  }

  private static String decode(String path, byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, 8000); i++) {
      if (bytes[i] == 0) {
        throw refused(
            path + " is a binary file of " + bytes.length + " bytes: it has no text to show.");
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private static String printable(String text) {
    var clean = text.replaceAll("\\p{Cntrl}", "?");
    return clean.length() > 100 ? clean.substring(0, 100) + "…" : clean;
  }

  private static GitFailure refused(String sentence) {
    return new GitFailure(GitFailure.Kind.BROKEN, sentence);
  }
}
