package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what of the developer's would be touched by a move. It is safe only when there is none:
 * everything that changes is exactly as it was committed, and where something new comes there is
 * nothing yet, not even an ignored file.
 */
final class Obstruction {
  private final Git git;
  private final Checkout checkout;
  private final Delta delta;
  private final Dirt dirt;
  private final Set<String> leaving;

  Obstruction(Git git, Checkout checkout, Delta delta, Dirt dirt) {
    this.git = git;
    this.checkout = checkout;
    this.delta = delta;
    this.dirt = dirt;
    this.leaving =
        delta.entries().stream()
            .filter(Delta.Entry::isInOld)
            .map(Delta.Entry::path)
            .collect(Collectors.toSet());
  }

  /** A sentence that names the first file in the way. */
  Optional<String> find() {
    if (!dirt.unmerged().isEmpty()) {
      return Optional.of(
          checkout.id()
              + " has an unsettled conflict in "
              + dirt.unmerged().iterator().next()
              + "; settle it and sync again.");
    }
    return overlap(dirt.changed(), "has uncommitted changes in ")
        .or(() -> overlap(dirt.unwatched(), "has a file git was told not to watch, "))
        .or(this::inTheWay);
  }

  private Optional<String> overlap(Set<String> mine, String what) {
    var above = mine.stream().flatMap(Obstruction::above).collect(Collectors.toSet());
    return delta.entries().stream()
        .map(Delta.Entry::path)
        .filter(path -> above.contains(path) || above(path).anyMatch(mine::contains))
        .sorted()
        .findFirst()
        .map(path ->
            checkout.id()
                + " "
                + what
                + path
                + ", which changed upstream too; commit or stash them and sync again.");
  }

  /** The path itself and the folders it lies in. */
  private static Stream<String> above(String path) {
    return Stream.iterate(
        path, p -> !p.isEmpty(), p -> p.substring(0, Math.max(0, p.lastIndexOf('/'))));
  }

  private static boolean isNested(String one, String other) {
    return one.startsWith(other + "/") || other.startsWith(one + "/");
  }

  private Optional<String> inTheWay() {
    var strange = new HashSet<String>();
    for (var entry : delta.entries()) {
      var place = OnDisk.find(checkout.tree(), entry.path());
      if (place.isEmpty()) {
        strange.add(entry.path());
      } else if (entry.isInNew() && !isFree(entry, place.get())) {
        return Optional.of(sentence(entry.path()));
      }
    }
    return strange.isEmpty() ? Optional.empty() : strange(strange);
  }

  private boolean isFree(Delta.Entry entry, Path place) {
    if (OnDisk.isFolder(place)) {
      return entry.isSubmoduleInNew() || holdsOnlyLeaving(place);
    }
    return entry.isInOld() || (!OnDisk.exists(place) && parentsAreFree(place));
  }

  /** A file or link where a folder has to be, unless it goes away in the same move. */
  private boolean parentsAreFree(Path place) {
    return OnDisk.blockingParent(checkout.tree(), place)
        .map(up -> leaving.contains(name(up)))
        .orElse(true);
  }

  private boolean holdsOnlyLeaving(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> !OnDisk.isFolder(file)).allMatch(f -> leaving.contains(name(f)));
    } catch (IOException e) {
      return false;
    }
  }

  private String name(Path path) {
    return checkout.tree().relativize(path).toString();
  }

  /** Names that Java can't look at are looked for by git, among all files it does not track. */
  private Optional<String> strange(Set<String> paths) {
    var there =
        GitPath.split(git.run(checkout.git("ls-files", "--others", "-z")).bytes()).stream()
            .map(GitPath::shown)
            .toList();
    return paths.stream()
        .filter(path -> there.stream().anyMatch(t -> t.equals(path) || isNested(t, path)))
        .findFirst()
        .map(this::sentence);
  }

  private String sentence(String path) {
    return checkout.id()
        + " has a file of yours where upstream brings "
        + path
        + "; move it away and sync again.";
  }
}
