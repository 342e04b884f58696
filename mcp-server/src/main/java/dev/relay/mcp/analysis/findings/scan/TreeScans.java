package dev.relay.mcp.analysis.findings.scan;

import dev.relay.mcp.analysis.findings.rule.Rule;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Sha;
import dev.relay.repo.git.TreeFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What commits hold. Of the branches that were looked at last what was found is kept, so that only
 * the files that changed are read again.
 */
public final class TreeScans {
  private static final int KEPT = 500;

  private final Git git;
  private final BlobScan scan;
  private final SyntaxScan syntax;
  private final Map<Branch, ScannedTree> known = new LinkedHashMap<>(16, 0.75f, true);

  private final Map<Branch, Begun> begun = new LinkedHashMap<>(16, 0.75f, true);

  private record Branch(Path gitDir, String name) {}

  /** What was found before a scan was stopped; the next one goes on from there. */
  private record Begun(Sha head, Map<String, FileFacts> files, Set<Sha> done, List<String> notes) {}

  public TreeScans(Git git, BlobScan scan, SyntaxScan syntax) {
    this.git = git;
    this.scan = scan;
    this.syntax = syntax;
  }

  public BlobScan scan() {
    return scan;
  }

  /**
   * Throws {@link GitFailure} when the repository can't be read.
   *
   * @param branch whose head this is
   * @param stopped when true, the answer is what was found so far; the next call goes on
   */
  public ScannedTree of(Path gitDir, String branch, Sha head, BooleanSupplier stopped) {
    var key = new Branch(gitDir, branch);
    var before = known(key);
    if (before.isPresent() && before.get().head().equals(head)) {
      return before.get();
    }
    var start = begun(key, head).orElseGet(() -> start(gitDir, before, head));
    var reading = new TreeScan(scan, syntax, stopped);
    reading.read(git.reader(), gitDir, left(gitDir, before, head, start));
    start.files().putAll(reading.facts());
    start.notes().addAll(reading.notes());
    start.done().addAll(reading.done());
    var scanned =
        new ScannedTree(
            head,
            new TreeMap<>(start.files()),
            reading.looked(),
            start.notes().stream().distinct().toList(),
            !stopped.getAsBoolean());
    keep(key, scanned, start);
    return scanned;
  }

  /** With what is known of files that did not change since. */
  private Begun start(Path gitDir, Optional<ScannedTree> before, Sha head) {
    var start = new Begun(head, new HashMap<>(), new HashSet<>(), new ArrayList<>());
    if (isBase(gitDir, before)) {
      var delta = git.reader().delta(gitDir, before.get().head(), head);
      start.files().putAll(before.get().files());
      start.notes().addAll(before.get().notes());
      delta.gone().forEach(start.files()::remove);
      delta.now().forEach(file -> start.files().remove(file.path()));
    }
    return start;
  }

  private List<TreeFile> left(Path gitDir, Optional<ScannedTree> before, Sha head, Begun start) {
    var files =
        isBase(gitDir, before)
            ? git.reader().delta(gitDir, before.get().head(), head).now()
            : git.reader().files(gitDir, head);
    return files.stream().filter(file -> !start.done().contains(file.id())).toList();
  }

  private boolean isBase(Path gitDir, Optional<ScannedTree> before) {
    return before.isPresent() && git.reader().commit(gitDir, before.get().head().hex()).isPresent();
  }

  /**
   * Lines with secrets that a tree has and its base has not, wherever they stood there; by path.
   *
   * @param whole false when it was stopped, or some of it is too large: there may be more
   */
  public record NewSecrets(SortedMap<String, List<Hit>> hits, boolean whole) {}

  /** Throws {@link GitFailure} when either can't be read. */
  public NewSecrets newSecrets(Path gitDir, Sha base, Sha tree, BooleanSupplier stopped) {
    return newHits(gitDir, base, tree, Rule::isSecret, stopped);
  }

  /** The same for other rules; what has no mark may have stood there before. */
  public NewSecrets newHits(
      Path gitDir, Sha base, Sha tree, Predicate<Rule> wanted, BooleanSupplier stopped) {
    var reader = git.reader();
    var before = new TreeScan(scan, SyntaxScan.NONE, stopped);
    before.read(reader, gitDir, reader.delta(gitDir, tree, base).now());
    var after = new TreeScan(scan, SyntaxScan.NONE, stopped);
    after.read(reader, gitDir, reader.delta(gitDir, base, tree).now());
    var old =
        before.facts().values().stream()
            .flatMap(facts -> facts.result().hits().stream())
            .map(Hit::mark)
            .collect(Collectors.toSet());
    var found = new TreeMap<String, List<Hit>>();
    after
        .facts()
        .forEach((path, facts) -> {
          var hits =
              facts.result().hits().stream().filter(hit -> isNew(hit, facts, old, wanted)).toList();
          if (!hits.isEmpty()) {
            found.put(path, hits);
          }
        });
    return new NewSecrets(found, after.isWhole());
  }

  private boolean isNew(Hit hit, FileFacts facts, Set<Long> old, Predicate<Rule> wanted) {
    return scan.rules().find(hit.rule()).filter(wanted).isPresent()
        && (hit.mark() == 0 || !old.contains(hit.mark()))
        && facts.result().ignores().stream()
            .noneMatch(
                ignore -> !ignore.reason().isEmpty() && ignore.covers(hit.rule(), hit.line()));
  }

  private synchronized Optional<ScannedTree> known(Branch branch) {
    return Optional.ofNullable(known.get(branch));
  }

  private synchronized Optional<Begun> begun(Branch branch, Sha head) {
    // Taken out: no other call may write to it meanwhile.
    return Optional.ofNullable(begun.remove(branch)).filter(each -> each.head().equals(head));
  }

  private synchronized void keep(Branch branch, ScannedTree tree, Begun start) {
    if (tree.whole()) {
      known.put(branch, tree);
      bound(known);
    } else {
      begun.put(branch, start);
      bound(begun);
    }
  }

  private static <V> void bound(Map<Branch, V> map) {
    if (map.size() > KEPT) {
      map.remove(map.keySet().iterator().next());
    }
  }
}
