package dev.relay.mcp.analysis.search;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Grep;
import dev.relay.repo.git.TreeFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The files of a commit that can hold a match, found by git where the index does not know it. */
final class TreeCandidates {
  private final Git git;
  private final Grep grep;
  private final ExecutorService threads;

  TreeCandidates(Git git, Grep grep, ExecutorService threads) {
    this.git = git;
    this.grep = grep;
    this.threads = threads;
  }

  /** What cannot be read is told in the notes. */
  List<Candidate> find(
      List<Target> targets, Need need, PathFilter filter, PathRank rank, List<String> notes) {
    var running = new LinkedHashMap<Target, Future<List<Candidate>>>();
    targets.forEach(t -> running.put(t, threads.submit(() -> find(t, need, filter, rank))));
    var found = new ArrayList<Candidate>();
    running.forEach((target, future) -> {
      try {
        found.addAll(future.get());
      } catch (ExecutionException e) {
        notes.add(target.name() + " could not be read: " + sentence(e));
      } catch (InterruptedException e) {
        running.values().forEach(other -> other.cancel(true));
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the search was interrupted", e);
      }
    });
    return found;
  }

  private static String sentence(ExecutionException e) {
    return switch (e.getCause()) {
      case GitFailure failure -> failure.sentence();
      case null, default -> throw new IllegalStateException("the search failed", e);
    };
  }

  private List<Candidate> find(Target target, Need need, PathFilter filter, PathRank rank) {
    var gitDir = target.branch().gitDir();
    var holding = need.longest().map(text -> holding(target, text)).orElse(null);
    return git.reader().files(gitDir, target.head()).stream()
        .filter(file -> isCandidate(file, holding) && filter.test(file.path()))
        .map(f -> candidate(target, f, rank))
        .toList();
  }

  private static Candidate candidate(Target target, TreeFile file, PathRank rank) {
    var score = rank.of(target, file.path(), 0);
    return new Candidate(target, file.path(), file.id(), Optional.empty(), score);
  }

  private static boolean isCandidate(TreeFile file, @Nullable Set<String> holding) {
    var isFile = file.mode() == TreeFile.Mode.FILE || file.mode() == TreeFile.Mode.EXECUTABLE;
    return isFile && (holding == null || holding.contains(file.path()));
  }

  private Set<String> holding(Target target, Need.Text text) {
    return new HashSet<>(grep.files(target.branch().gitDir(), target.head(), text.bytes()));
  }
}
