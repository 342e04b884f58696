package dev.relay.mcp.analysis.architecture;

import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.workspace.Repository;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the same lines in several files, those of several repositories first. */
public final class Duplicates {
  private static final int MOST_LINES = 1_500_000;

  private final Sources sources;
  private final Mirrors mirrors;

  public Duplicates(Sources sources, Mirrors mirrors) {
    this.sources = sources;
    this.mirrors = mirrors;
  }

  /**
   * @param total in all, of which {@code duplicates} are the largest
   * @param notes sentences about what was left out
   */
  public record Found(List<Duplicate> duplicates, int total, List<String> notes) {}

  /**
   * @param atLeast how many lines have to be the same
   */
  public Found of(List<Repository> repositories, int atLeast, int limit) {
    var windows = new LineWindows(atLeast);
    var found = new ArrayList<Duplicate>();
    var notes = new ArrayList<String>();
    for (var repository : repositories) {
      try {
        var head = mirrors.head(repository);
        if (head.isPresent() && windows.lines() < MOST_LINES) {
          sources.visit(
              repository,
              head.get(),
              (of, path, text) -> found.addAll(windows.add(of.id().name(), path, text)));
        }
      } catch (GitFailure e) {
        notes.add(e.sentence());
      }
    }
    if (windows.lines() >= MOST_LINES) {
      notes.add("Only the first million and a half lines were compared: name some repositories.");
    }
    found.sort(
        Comparator.comparing(Duplicate::acrossRepositories)
            .thenComparingInt(Duplicate::lines)
            .reversed());
    return new Found(found.stream().limit(limit).toList(), found.size(), notes);
  }
}
