package dev.relay.repo.git;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Searches the text files of a commit or tree; binary files are passed over. */
public final class Grep {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private final Git git;

  public Grep(Git git) {
    this.git = git;
  }

  /** Throws {@link GitFailure} when the expression is none, or it takes longer than 20 seconds. */
  public GrepResult grep(Path gitDir, Sha treeish, GrepQuery query) {
    var hits = new GrepHits(treeish, query.limit());
    var call = GitCall.in(gitDir, args(treeish, query).toArray(String[]::new));
    git.run(call.accept(0, 1).within(DEADLINE).input(pattern(query)), hits);
    return hits.result();
  }

  /**
   * The text files that hold these bytes, small and capital ASCII letters being the same. Throws
   * {@link GitFailure}.
   */
  public List<String> files(Path gitDir, Sha treeish, byte[] text) {
    var call =
        GitCall.in(
            gitDir,
            "grep",
            "-l",
            "-z",
            "-I",
            "-F",
            "-i",
            "--full-name",
            "--no-textconv",
            "-f",
            "-",
            treeish.hex(),
            "--");
    var input = Arrays.copyOf(text, text.length + 1);
    input[text.length] = '\n';
    var found = git.run(call.accept(0, 1).within(DEADLINE).input(input)).bytes();
    var prefix = treeish.hex().length() + 1;
    return GitPath.split(found).stream()
        .map(name -> GitPath.shown(Arrays.copyOfRange(name, prefix, name.length)))
        .toList();
  }

  private static byte[] pattern(GrepQuery query) {
    return (query.pattern() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> args(Sha treeish, GrepQuery query) {
    var args = new ArrayList<>(List.of("grep", "-z", "-n", "-I", "--full-name", "--no-textconv"));
    args.add(query.regex() ? "-E" : "-F");
    if (query.ignoreCase()) {
      args.add("-i");
    }
    // From standard input: arguments cannot carry every letter in every locale.
    args.addAll(List.of("-f", "-"));
    args.addAll(List.of(treeish.hex(), "--"));
    query.globs().forEach(glob -> args.add(pathspec(glob)));
    return args;
  }

  /** As in {@code .gitignore}: without a slash it may lie anywhere. */
  private static String pathspec(String glob) {
    var below = glob.startsWith("/") ? glob.substring(1) : glob;
    return ":(top,glob)" + (glob.contains("/") ? below : "**/" + below);
  }
}
