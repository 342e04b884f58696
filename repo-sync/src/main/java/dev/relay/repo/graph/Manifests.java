package dev.relay.repo.graph;

import dev.relay.repo.git.Contents;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Sha;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The manifests of a commit, read once per git directory and commit. */
public final class Manifests {
  private static final int MAX_FILES = 500;

  /** Made by tools or made for tests: they say nothing about the repository itself. */
  private static final Pattern NOT_OURS =
      Pattern.compile("(^|/)(node_modules|target|build|dist|src/test|testdata|fixtures)/");

  private final Contents contents;
  private final List<ManifestReader> readers;
  private final Map<Path, Read> cache = new ConcurrentHashMap<>();

  public Manifests(Contents contents, List<ManifestReader> readers) {
    this.contents = contents;
    this.readers = List.copyOf(readers);
  }

  /**
   * One manifest.
   *
   * @param problem a sentence, when it could not be read
   */
  record Found(String kind, String path, Manifest manifest, Optional<String> problem) {}

  private record Read(Sha head, List<Found> found) {}

  List<Found> at(Path gitDir, Sha head) {
    var known = cache.get(gitDir);
    if (known != null && known.head().equals(head)) {
      return known.found();
    }
    var found = read(gitDir, head);
    cache.put(gitDir, new Read(head, found));
    return found;
  }

  private List<Found> read(Path gitDir, Sha head) {
    var found = new ArrayList<Found>();
    for (var path : contents.paths(gitDir, head)) {
      for (var reader : readers) {
        if (found.size() < MAX_FILES && reader.reads(path) && !NOT_OURS.matcher(path).find()) {
          found.add(read(gitDir, head, path, reader));
        }
      }
    }
    return List.copyOf(found);
  }

  private Found read(Path gitDir, Sha head, String path, ManifestReader reader) {
    try {
      var bytes = contents.read(gitDir, head, path).orElse(new byte[0]);
      return new Found(reader.kind(), path, reader.read(bytes), Optional.empty());
    } catch (UnreadableManifest | GitFailure e) {
      var problem = path + " was passed over: " + e.getMessage();
      return new Found(
          reader.kind(), path, new Manifest(List.of(), List.of()), Optional.of(problem));
    }
  }
}
