package dev.relay.mcp.analysis.search;

import dev.relay.repo.git.GitFailure;
import dev.relay.repo.sync.Uncommitted;
import dev.relay.repo.sync.Uncommitted.Change;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Files of checkouts that are searched in place of those that were fetched.
 *
 * @param notes why some checkouts are left out
 */
public record Overlay(Map<RepositoryId, List<Change>> changes, List<String> notes) {
  public static final Overlay NONE = new Overlay(Map.of(), List.of());

  /** So many at most of one repository; a checkout with more was just built in. */
  private static final int MOST = 2_000;

  public Overlay {
    changes = Map.copyOf(changes);
    notes = List.copyOf(notes);
  }

  /** What is changed and not committed. */
  public static Overlay of(
      Uncommitted uncommitted, Workspace workspace, List<Repository> repositories) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new LinkedHashMap<Repository, Future<List<Change>>>();
      repositories.forEach(r -> running.put(r, threads.submit(() -> uncommitted.of(workspace, r))));
      return collect(running);
    }
  }

  private static Overlay collect(Map<Repository, Future<List<Change>>> running) {
    var changes = new HashMap<RepositoryId, List<Change>>();
    var notes = new ArrayList<String>();
    running.forEach((repository, future) -> {
      try {
        var some = future.get();
        changes.put(repository.id(), some.stream().limit(MOST).toList());
        if (some.size() > MOST) {
          notes.add(
              "Of %s only the first %d changed files were searched."
                  .formatted(repository.id(), MOST));
        }
      } catch (ExecutionException e) {
        notes.add(sentence(e));
      } catch (InterruptedException e) {
        running.values().forEach(f -> f.cancel(true));
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the search was interrupted", e);
      }
    });
    return new Overlay(changes, notes);
  }

  private static String sentence(ExecutionException e) {
    return switch (e.getCause()) {
      case GitFailure failure -> failure.sentence();
      case null, default -> throw new IllegalStateException("a checkout could not be read", e);
    };
  }

  /** The candidates with those of checkouts in the place of what they were made from. */
  List<Candidate> over(
      List<Candidate> files, List<Target> targets, PathFilter filter, PathRank rank) {
    if (changes.isEmpty()) {
      return files;
    }
    var all = new ArrayList<Candidate>();
    for (var target : targets) {
      var paths = new HashMap<String, Change>();
      changes
          .getOrDefault(target.repository().id(), List.of())
          .forEach(c -> paths.put(c.path(), c));
      files.stream()
          .filter(file -> file.target().equals(target) && !paths.containsKey(file.path()))
          .forEach(all::add);
      for (var change : paths.values()) {
        if (change.file().isPresent() && filter.test(change.path())) {
          var score = rank.of(target, change.path(), Long.MAX_VALUE);
          all.add(new Candidate(target, change.path(), Candidate.NO_BLOB, change.file(), score));
        }
      }
    }
    return all;
  }
}
