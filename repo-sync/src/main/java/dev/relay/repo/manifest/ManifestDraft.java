package dev.relay.repo.manifest;

import dev.relay.repo.graph.Coordinate;
import dev.relay.repo.graph.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A manifest in the making. */
final class ManifestDraft {
  /** The ecosystem's own tool would resolve it so. */
  static final double CERTAIN = 0.9;

  /** Read out of a program without running it. */
  static final double LIKELY = 0.8;

  /** Told by an address or a path, not by a name that the other makes. */
  static final double PLACE = 0.7;

  /** Told by a name that looks alike. */
  static final double GUESS = 0.5;

  private static final int MOST = 5000;

  private final Set<Coordinate> produces = new LinkedHashSet<>();
  private final List<Manifest.Use> consumes = new ArrayList<>();
  private final Map<String, String> defines = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  ManifestDraft make(String space, String name) {
    if (isName(name)) {
      produces.add(new Coordinate(space, name));
    }
    return this;
  }

  ManifestDraft use(String space, String name, int line, double confidence) {
    return isName(name) ? use(new Coordinate(space, name), line, confidence) : this;
  }

  ManifestDraft use(Optional<Coordinate> coordinate, int line, double confidence) {
    coordinate.ifPresent(known -> use(known, line, confidence));
    return this;
  }

  private ManifestDraft use(Coordinate coordinate, int line, double confidence) {
    if (consumes.size() < MOST) {
      consumes.add(new Manifest.Use(coordinate, Math.max(1, line), confidence));
    }
    return this;
  }

  ManifestDraft define(String key, String value) {
    defines.put(key, value);
    return this;
  }

  ManifestDraft note(String sentence) {
    notes.add(sentence);
    return this;
  }

  private static boolean isName(String name) {
    return !name.isBlank() && name.length() <= 500;
  }

  Manifest done() {
    return new Manifest(List.copyOf(produces), consumes, defines, notes);
  }
}
