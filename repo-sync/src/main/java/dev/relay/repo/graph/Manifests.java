package dev.relay.repo.graph;

import dev.relay.repo.git.Contents;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Sha;
import dev.relay.repo.graph.Readings.Place;
import dev.relay.repo.graph.Readings.Scan;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/** The manifests of repositories at a commit, each read once in the life of the database. */
public final class Manifests {
  /** Of one manifest; larger ones are passed over. */
  public static final int MAX_BYTES = 1 << 20;

  private final CommitReading reading;
  private final Readings readings;
  private final String readers;
  private final Map<Place, Scan> known = new ConcurrentHashMap<>();
  private final Semaphore atOnce = new Semaphore(2 * Runtime.getRuntime().availableProcessors());

  public Manifests(Contents contents, List<ManifestReader> readers, Readings readings) {
    this.reading = new CommitReading(contents, readers, readings);
    this.readings = readings;
    this.readers =
        readers.stream()
            .map(reader -> reader.kind() + reader.version())
            .sorted()
            .collect(Collectors.joining(","));
  }

  /** A commit to look at, and whose branch it is the head of. */
  record Target(Path gitDir, String branch, Sha head) {
    Place place() {
      return new Place(String.valueOf(gitDir.getFileName()), branch);
    }
  }

  /**
   * @param found by target, in their order
   * @param failures sentences about repositories that could not be looked at just now
   */
  record Looked(Map<Target, List<Found>> found, List<String> failures) {}

  Looked at(Collection<Target> targets) {
    var unknown = targets.stream().filter(target -> !isKnown(target)).toList();
    var failures = unknown.isEmpty() ? List.<String>of() : learn(unknown);
    var found = new LinkedHashMap<Target, List<Found>>();
    for (var target : targets) {
      var scan = known.get(target.place());
      found.put(target, scan == null ? List.of() : scan.found());
    }
    return new Looked(found, failures);
  }

  private boolean isKnown(Target target) {
    var scan = known.get(target.place());
    return scan != null && scan.head().equals(target.head()) && scan.readers().equals(readers);
  }

  private List<String> learn(List<Target> unknown) {
    var mirrors = unknown.stream().map(target -> target.place().mirror()).distinct().toList();
    known.putAll(readings.scans(mirrors));
    return scan(unknown.stream().filter(target -> !isKnown(target)).toList());
  }

  private List<String> scan(List<Target> targets) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = targets.stream().map(t -> threads.submit(() -> scan(t))).toList();
      return running.stream().map(Manifests::await).flatMap(Optional::stream).toList();
    }
  }

  /** A sentence when the repository can't be read. */
  private Optional<String> scan(Target target) {
    atOnce.acquireUninterruptibly();
    try {
      var scan = new Scan(target.head(), readers, reading.of(target.gitDir(), target.head()));
      readings.keep(target.place(), scan);
      known.put(target.place(), scan);
      return Optional.empty();
    } catch (GitFailure e) {
      return Optional.of("One repository was passed over: " + e.sentence());
    } finally {
      atOnce.release();
    }
  }

  private static Optional<String> await(Future<Optional<String>> scan) {
    try {
      return scan.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a repository could not be scanned", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the scan was interrupted", e);
    }
  }
}
