package dev.relay.mcp.analysis.architecture;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.Sha;
import dev.relay.repo.git.TreeFile;
import dev.relay.repo.workspace.Repository;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The source files of repositories at their heads. What was read is kept while there is memory for
 * it.
 */
public final class Sources {
  /** Of one file; larger ones are made by tools. */
  static final int MAX_BYTES = 512 << 10;

  /** Of all repositories of a question. */
  private static final int MAX_FILES = 20_000;

  /** So many are held as texts at a time. */
  private static final int AT_ONCE = 200;

  private static final Pattern NOT_OURS =
      Pattern.compile(
          "(^|/)(node_modules|target|build|dist|out|vendor|third[_-]party|external|generated|testdata|\\.[^/]+)/"
              + "|\\.min\\.js$");

  private final Git git;
  private final Mirrors mirrors;
  private final Map<Path, Kept> kept = new ConcurrentHashMap<>();

  public Sources(Git git, Mirrors mirrors) {
    this.git = git;
    this.mirrors = mirrors;
  }

  /**
   * @param notes sentences about what was left out
   */
  public record Read(List<SourceFile> files, List<String> notes) {
    public Read {
      files = List.copyOf(files);
      notes = List.copyOf(notes);
    }
  }

  private record Kept(Repository repository, Sha head, SoftReference<List<SourceFile>> files) {}

  /** Takes the contents of files, too. */
  interface Visitor {
    void file(Repository repository, String path, String text);
  }

  /** As far as they were fetched, in the order of the repositories and of git. */
  public Read of(List<Repository> repositories) {
    var files = new ArrayList<SourceFile>();
    var notes = new ArrayList<String>();
    for (var repository : repositories) {
      try {
        files.addAll(of(repository));
      } catch (GitFailure e) {
        notes.add(e.sentence());
      }
      if (files.size() > MAX_FILES) {
        notes.add(
            "Only the first %d source files were looked at: name some repositories to see others."
                .formatted(MAX_FILES));
        return new Read(files.subList(0, MAX_FILES), notes);
      }
    }
    return new Read(files, notes);
  }

  private List<SourceFile> of(Repository repository) {
    var head = mirrors.head(repository);
    if (head.isEmpty()) {
      return List.of();
    }
    var mirror = mirrors.gitDir(repository);
    var known = kept.get(mirror);
    var files = known == null ? null : known.files().get();
    if (known != null
        && files != null
        && known.head().equals(head.get())
        && known.repository().equals(repository)) {
      return files;
    }
    var read = new ArrayList<SourceFile>();
    visit(repository, head.get(), (of, path, text) -> read.add(SourceFile.of(of.id(), path, text)));
    var fresh = List.copyOf(read);
    kept.put(mirror, new Kept(repository, head.get(), new SoftReference<>(fresh)));
    return fresh;
  }

  /** Every source file in the order of git; several with the same bytes each. */
  void visit(Repository repository, Sha head, Visitor visitor) {
    var mirror = mirrors.gitDir(repository);
    var files =
        git.reader().files(mirror, head).stream()
            .filter(Sources::isSource)
            .limit(MAX_FILES)
            .toList();
    for (int from = 0; from < files.size(); from += AT_ONCE) {
      var some = files.subList(from, Math.min(files.size(), from + AT_ONCE));
      var texts = texts(mirror, some);
      for (var file : some) {
        var text = texts.get(file.id());
        if (text != null) {
          visitor.file(repository, file.path(), text);
        }
      }
    }
  }

  private Map<Sha, String> texts(Path mirror, List<TreeFile> files) {
    var texts = new HashMap<Sha, String>();
    git.reader()
        .blobs(
            mirror,
            files.stream().map(TreeFile::id).collect(Collectors.toSet()),
            MAX_BYTES,
            (id, bytes) -> {
              var text = new String(bytes, StandardCharsets.UTF_8);
              if (text.indexOf('\0') < 0) {
                texts.put(id, text);
              }
              return true;
            });
    return texts;
  }

  private static boolean isSource(TreeFile file) {
    return (file.mode() == TreeFile.Mode.FILE || file.mode() == TreeFile.Mode.EXECUTABLE)
        && !SourceOutline.family(file.path()).isEmpty()
        && !NOT_OURS.matcher(file.path()).find();
  }
}
