package dev.relay.repo.graph;

import dev.relay.repo.git.Contents;
import dev.relay.repo.git.Sha;
import dev.relay.repo.git.TreeFile;
import dev.relay.repo.git.TreeFile.Mode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the manifests of a commit and reads those whose bytes were never read. */
final class CommitReading {
  static final int MAX_FILES = 2000;

  /** Made by tools or made for tests: they say nothing about the repository itself. */
  private static final Pattern NOT_OURS =
      Pattern.compile("(^|/)(node_modules|target|build|dist|src/test|testdata|fixtures)/");

  /** Copies of what others make: having one is using it. */
  private static final Pattern COPIED =
      Pattern.compile("(^|/)(vendor|third[_-]party|external|upstream)/");

  private static final double COPY = 0.6;

  private final Contents contents;
  private final List<ManifestReader> readers;
  private final Readings readings;

  CommitReading(Contents contents, List<ManifestReader> readers, Readings readings) {
    this.contents = contents;
    this.readers = List.copyOf(readers);
    this.readings = readings;
  }

  private record Wanted(TreeFile file, ManifestReader reader) {
    Readings.Key key() {
      return new Readings.Key(file.id().hex(), file.path(), reader.kind());
    }
  }

  /** Throws a git failure when the repository can't be read; of files it takes what comes. */
  List<Found> of(Path gitDir, Sha head) {
    var all = wanted(contents.files(gitDir, head));
    var some = all.stream().limit(MAX_FILES).toList();
    var manifests = manifests(gitDir, head, some);
    var found = new ArrayList<Found>();
    for (var each : some) {
      var manifest = manifests.getOrDefault(each.key(), Manifest.NOTHING);
      if (!manifest.equals(Manifest.NOTHING)) {
        found.add(new Found(each.reader().kind(), each.file().path(), manifest));
      }
    }
    if (all.size() > MAX_FILES) {
      var note = (all.size() - MAX_FILES) + " of " + all.size() + " manifests were passed over.";
      found.add(new Found("", "", noted(note)));
    }
    return List.copyOf(found);
  }

  /** Those nearer to the root first, so that a limit cuts what matters least. */
  private List<Wanted> wanted(List<TreeFile> all) {
    return all.stream()
        .filter(file -> file.mode() == Mode.FILE || file.mode() == Mode.EXECUTABLE)
        .filter(file -> !NOT_OURS.matcher(file.path()).find())
        .sorted(Comparator.comparingInt(file -> depth(file.path())))
        .flatMap(file ->
            readers.stream().filter(r -> r.reads(file.path())).map(r -> new Wanted(file, r)))
        .toList();
  }

  private static int depth(String path) {
    return (int) path.chars().filter(c -> c == '/').count();
  }

  private Map<Readings.Key, Manifest> manifests(Path gitDir, Sha head, List<Wanted> wanted) {
    var versions =
        readers.stream().collect(Collectors.toMap(ManifestReader::kind, ManifestReader::version));
    var ids = wanted.stream().map(each -> each.file().id().hex()).collect(Collectors.toSet());
    var known = new HashMap<>(ids.isEmpty() ? Map.of() : readings.find(ids, versions));
    for (var each : wanted) {
      if (!known.containsKey(each.key())) {
        var manifest = read(gitDir, head, each);
        readings.keep(each.key(), each.reader().version(), manifest);
        known.put(each.key(), manifest);
      }
    }
    return known;
  }

  private Manifest read(Path gitDir, Sha head, Wanted wanted) {
    var path = wanted.file().path();
    return contents.size(gitDir, head, path) > Manifests.MAX_BYTES
        ? passedOver(wanted, "it is larger than 1 MB.")
        : contents
            .read(gitDir, head, path)
            .map(bytes -> read(wanted, bytes))
            .orElse(Manifest.NOTHING);
  }

  /**
   * The one place where whatever a parser throws is taken for a fault of the file: these bytes come
   * from strangers, and one bad file must not hide the graph of all others.
   */
  private static Manifest read(Wanted wanted, byte[] bytes) {
    try {
      var manifest = wanted.reader().read(wanted.file().path(), bytes);
      return COPIED.matcher(wanted.file().path()).find() ? copy(manifest) : manifest;
    } catch (UnreadableManifest e) {
      return passedOver(wanted, String.valueOf(e.getMessage()));
    } catch (RuntimeException | StackOverflowError e) {
      return passedOver(wanted, "it cannot be read.");
    }
  }

  private static Manifest copy(Manifest manifest) {
    var uses = manifest.produces().stream().map(made -> new Manifest.Use(made, 1, COPY)).toList();
    return new Manifest(List.of(), uses);
  }

  private static Manifest passedOver(Wanted wanted, String why) {
    return noted(wanted.file().path() + " was passed over: " + why);
  }

  private static Manifest noted(String note) {
    return new Manifest(List.of(), List.of(), Map.of(), List.of(note));
  }
}
