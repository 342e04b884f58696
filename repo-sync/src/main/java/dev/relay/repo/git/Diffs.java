package dev.relay.repo.git;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What differs between a commit and a tree. One run of git answers all questions about a pair, the
 * first while it still runs; what the last pairs' runs said is kept, for trees never change.
 */
public final class Diffs {
  /** Full object names, so that the bytes never depend on what else a repository holds. */
  private static final List<String> PATCH =
      List.of(
          "diff-tree",
          "-r",
          "-p",
          "-M",
          "--full-index",
          "--no-ext-diff",
          "--no-textconv",
          "--no-color",
          "--src-prefix=a/",
          "--dst-prefix=b/");

  private static final int RUNS = 16;
  private static final int MAX_KEPT = 4 << 20;

  private record Pair(Path gitDir, Sha base, Sha tree) {}

  private final Git git;
  private final LinkedHashMap<Pair, DiffRun> runs = new LinkedHashMap<>(16, 0.75f, true);

  public Diffs(Git git) {
    this.git = git;
  }

  /** The files that differ, by path, renames found. Files over 8 MB count as binary. */
  public List<FileChange> files(Path gitDir, Sha base, Sha tree) {
    return run(new Pair(gitDir, base, tree)).changes();
  }

  /**
   * The patch as it is shown to people.
   *
   * @param path of one file as {@link FileChange} has it, or null for all
   * @param maxBytes where it is cut; a last line then says so
   */
  public String patch(Path gitDir, Sha base, Sha tree, @Nullable String path, int maxBytes) {
    var pair = new Pair(gitDir, base, tree);
    var kept = run(pair).patch(path);
    var patch = kept == null ? again(pair, path, maxBytes) : new GitOutput(0, kept, false);
    var bytes = Arrays.copyOf(patch.bytes(), Math.min(patch.bytes().length, maxBytes));
    var shown = new String(bytes, StandardCharsets.UTF_8);
    return patch.cut() || patch.bytes().length > maxBytes
        ? shown + "\n\\ Cut after " + maxBytes + " bytes; look at single files for the rest.\n"
        : shown;
  }

  /** SHA-256, hex, over the bytes of the whole patch. */
  public String digest(Path gitDir, Sha base, Sha tree) {
    return run(new Pair(gitDir, base, tree)).digest();
  }

  /** What differs between a commit and the files of a checkout; an empty patch was too long. */
  public record Seen(List<FileChange> files, Optional<String> patch) {}

  /**
   * Not kept, for files change.
   *
   * @param checkout makes calls there
   * @param commit or tree to compare with
   * @param path of the one file whose patch is wanted, or null for all
   */
  public static Seen read(
      Git git, Function<String[], GitCall> checkout, String commit, @Nullable String path) {
    var args = new ArrayList<>(List.of("diff", "--submodule=short", "--ignore-submodules=dirty"));
    args.addAll(PATCH.subList(2, PATCH.size()));
    args.addAll(List.of("--raw", "-z", "--end-of-options", commit, "--"));
    var run = new DiffRun(MAX_KEPT);
    git.run(checkout.apply(args.toArray(String[]::new)), run);
    run.end(null);
    var patch = Optional.ofNullable(run.patch(path));
    return new Seen(run.changes(), patch.map(bytes -> new String(bytes, StandardCharsets.UTF_8)));
  }

  private DiffRun run(Pair pair) {
    synchronized (runs) {
      var known = runs.get(pair);
      if (known != null) {
        return known;
      }
      var fresh = new DiffRun(MAX_KEPT);
      runs.put(pair, fresh);
      if (runs.size() > RUNS) {
        runs.remove(runs.firstEntry().getKey());
      }
      Thread.ofVirtual().name("diff").start(() -> read(pair, fresh));
      return fresh;
    }
  }

  private void read(Pair pair, DiffRun run) {
    var args = new ArrayList<>(PATCH);
    args.addAll(List.of("--raw", "-z", pair.base().hex(), pair.tree().hex()));
    try {
      git.run(GitCall.in(pair.gitDir(), args.toArray(String[]::new)), run);
      run.end(null);
    } catch (GitFailure e) {
      forget(pair);
      run.end(e);
    } catch (RuntimeException e) {
      forget(pair);
      run.end(new GitFailure(GitFailure.Kind.BROKEN, "The diff could not be read."));
      throw e;
    }
  }

  private void forget(Pair pair) {
    synchronized (runs) {
      runs.remove(pair);
    }
  }

  /** For what was too long to be kept. */
  private GitOutput again(Pair pair, @Nullable String path, int maxBytes) {
    var args = new ArrayList<>(PATCH);
    args.addAll(List.of(pair.base().hex(), pair.tree().hex(), "--"));
    if (path != null) {
      names(pair, path).forEach(name -> args.add(GitPath.pathspec(name)));
    }
    var call = GitCall.in(pair.gitDir(), args.toArray(String[]::new));
    return git.run(call.keep(maxBytes));
  }

  /** With the old name of a renamed file, else it would be shown as a new one. */
  private List<String> names(Pair pair, String path) {
    return run(pair).changes().stream()
        .filter(file -> file.path().equals(path) && file.oldPath() != null)
        .findFirst()
        .map(file -> List.of(path, String.valueOf(file.oldPath())))
        .orElse(List.of(path));
  }
}
