package dev.relay.mcp.analysis.findings.osv;

import dev.relay.mcp.analysis.findings.dependency.Ecosystem;
import dev.relay.mcp.analysis.findings.rule.KeywordIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * A folder with OSV data: JSON files, and the {@code all.zip} of ecosystems, as they can be
 * downloaded. Only what is asked about is kept; other packages are read past.
 */
public final class OsvData {
  private static final int MAX_BYTES = 4 << 20;
  private static final int DEPTH = 4;

  private final Path folder;
  private final Map<PackageName, List<Advisory>> known = new HashMap<>();
  private Map<Path, Long> files = Map.of();

  /** What can't be read there is told when it is asked. */
  public OsvData(Path folder) {
    this.folder = folder;
  }

  /**
   * What is known of these packages.
   *
   * @param stopped when true, the answer is empty: half an answer would look like a clean one
   */
  synchronized Optional<Map<PackageName, List<Advisory>>> about(
      Set<PackageName> packages, BooleanSupplier stopped) throws IOException {
    var now = files();
    if (!now.equals(files)) {
      known.clear();
      files = now;
    }
    var missing = packages.stream().filter(p -> !known.containsKey(p)).collect(Collectors.toSet());
    if (!missing.isEmpty()) {
      var found = new HashMap<PackageName, List<Advisory>>();
      missing.forEach(name -> found.put(name, new ArrayList<>()));
      for (var file : now.keySet()) {
        if (!isOther(file, missing) && !read(file, new Wanted(found), stopped)) {
          return Optional.empty();
        }
      }
      known.putAll(found);
    }
    return Optional.of(
        packages.stream().collect(Collectors.toMap(p -> p, p -> known.getOrDefault(p, List.of()))));
  }

  private Map<Path, Long> files() throws IOException {
    var found = new TreeMap<Path, Long>();
    try (var all = Files.walk(folder, DEPTH)) {
      for (var file : (Iterable<Path>) all::iterator) {
        var name = String.valueOf(file.getFileName());
        if ((name.endsWith(".zip") || name.endsWith(".json")) && Files.isRegularFile(file)) {
          found.put(file, Files.getLastModifiedTime(file).toMillis() ^ Files.size(file));
        }
      }
    }
    return found;
  }

  /** True for a zip in the folder of an ecosystem, or with its name, that nobody asks about. */
  private static boolean isOther(Path file, Set<PackageName> wanted) {
    var folder = file.getParent() == null ? "" : String.valueOf(file.getParent().getFileName());
    var name = String.valueOf(file.getFileName()).replaceFirst("\\.zip$", "");
    for (var ecosystem : Ecosystem.values()) {
      if (folder.equals(ecosystem.osv()) || name.equals(ecosystem.osv())) {
        return wanted.stream().noneMatch(each -> each.ecosystem() == ecosystem);
      }
    }
    return false;
  }

  /** The packages that are looked for; entries without their names are not parsed. */
  private static final class Wanted {
    private final Map<PackageName, List<Advisory>> found;
    private final KeywordIndex names;

    Wanted(Map<PackageName, List<Advisory>> found) {
      this.found = found;
      this.names = new KeywordIndex(found.keySet().stream().flatMap(Wanted::spellings).toList());
    }

    private static java.util.stream.Stream<String> spellings(PackageName name) {
      var quoted = "\"" + name.name() + "\"";
      return name.ecosystem() == Ecosystem.PYPI
          ? java.util.stream.Stream.of(quoted, quoted.replace('-', '_'), quoted.replace('-', '.'))
          : java.util.stream.Stream.of(quoted);
    }

    void take(byte[] entry) {
      var hit = new boolean[1];
      names.scan(entry, (_, _) -> hit[0] = true, _ -> !hit[0]);
      if (hit[0]) {
        OsvEntry.read(entry)
            .forEach((name, advisories) ->
                found.computeIfPresent(
                    name,
                    (_, all) -> {
                      all.addAll(advisories);
                      return all;
                    }));
      }
    }
  }

  /** False when it was stopped. */
  private static boolean read(Path file, Wanted wanted, BooleanSupplier stopped)
      throws IOException {
    if (!file.toString().endsWith(".zip")) {
      if (Files.size(file) <= MAX_BYTES) {
        wanted.take(Files.readAllBytes(file));
      }
      return !stopped.getAsBoolean();
    }
    try (var zip = new ZipFile(file.toFile())) {
      for (var entries = zip.entries(); entries.hasMoreElements(); ) {
        var entry = entries.nextElement();
        if (stopped.getAsBoolean()) {
          return false;
        }
        if (!entry.isDirectory() && entry.getName().endsWith(".json")) {
          try (var in = zip.getInputStream(entry)) {
            wanted.take(in.readNBytes(MAX_BYTES));
          }
        }
      }
    }
    return true;
  }
}
