package dev.relay.repo.git;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the trees of tasks that ended: those of long ago, and sooner, the oldest first, while all
 * trees together need more room than they may. Trees of tasks that have not ended stay whatever
 * room they need: their work is nowhere else.
 */
public final class TreeCollection {
  private static final Logger LOG = LoggerFactory.getLogger(TreeCollection.class);

  /**
   * @param age after which the trees of an ended task go
   * @param maxBytes of all trees
   */
  public record Limits(Duration age, long maxBytes) {
    /** For a person who still looks at what was just done. */
    static final Duration LEAST_AGE = Duration.ofHours(1);
  }

  private record Ended(String task, Instant at, long bytes) {}

  private final TaskTrees trees;
  private final TaskEnds ends;
  private final InstantSource clock;
  private final Limits limits;

  public TreeCollection(TaskTrees trees, TaskEnds ends, InstantSource clock, Limits limits) {
    this.trees = trees;
    this.ends = ends;
    this.clock = clock;
    this.limits = limits;
  }

  /** The tasks whose trees were removed. */
  public List<String> run() {
    var ended = new ArrayList<Ended>();
    long total = 0;
    for (var task : trees.tasks()) {
      var bytes = bytes(trees.root(task).resolveSibling("."));
      total += bytes;
      ends.endedAt(task).ifPresent(at -> ended.add(new Ended(task, at, bytes)));
    }
    ended.sort(Comparator.comparing(Ended::at));
    var removed = new ArrayList<String>();
    for (var each : ended) {
      var age = Duration.between(each.at(), clock.instant());
      var isInTheWay = total > limits.maxBytes() && age.compareTo(Limits.LEAST_AGE) > 0;
      if (age.compareTo(limits.age()) > 0 || isInTheWay) {
        trees.remove(each.task());
        total -= each.bytes();
        removed.add(each.task());
      }
    }
    if (total > limits.maxBytes()) {
      LOG.warn(
          "The trees of open tasks need {} MB, more than the {} MB they may: end some of them.",
          total >> 20,
          limits.maxBytes() >> 20);
    }
    return removed;
  }

  private static long bytes(Path folder) {
    var size = new Size();
    try {
      Files.walkFileTree(folder, size);
      return size.bytes;
    } catch (IOException e) {
      throw Folders.broken("The size of a task's trees could not be read", e);
    }
  }

  private static final class Size extends SimpleFileVisitor<Path> {
    private long bytes;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      bytes += attributes.size();
      return FileVisitResult.CONTINUE;
    }

    /** An agent may take rights away, and remove files while they are counted. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
