package dev.relay.mcp.approval;

import dev.relay.mcp.analysis.findings.Finding;
import dev.relay.mcp.analysis.findings.SecretsInChanges;
import dev.relay.mcp.task.Task;
import dev.relay.mcp.task.Warning;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.TaskTree;
import dev.relay.repo.git.TaskTrees;
import dev.relay.repo.publish.ChangeSet;
import dev.relay.repo.publish.RepositoryChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What looks like a secret in a change that somebody is going to be asked about. */
public final class SecretWarnings {
  private static final int MOST = 20;

  /** A question should not wait longer; what was not looked at by then is said. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TaskTrees trees;
  private final Supplier<SecretsInChanges> secrets;

  /**
   * @param secrets asked for at the first change: hundreds of patterns are compiled then
   */
  public SecretWarnings(TaskTrees trees, Supplier<SecretsInChanges> secrets) {
    this.trees = trees;
    this.secrets = secrets;
  }

  /** In the order in which the changes land, at most 20. */
  List<Warning> of(Task task, ChangeSet changes) {
    var begun = System.nanoTime();
    BooleanSupplier stopped =
        () ->
            Thread.currentThread().isInterrupted()
                || System.nanoTime() - begun > PATIENCE.toNanos();
    var warnings = new ArrayList<Warning>();
    for (var change : changes.changes()) {
      trees
          .open(task.id().value(), change.repository())
          .ifPresent(tree -> warnings.addAll(in(tree, change, stopped)));
    }
    return warnings.stream().limit(MOST).toList();
  }

  private List<Warning> in(TaskTree tree, RepositoryChange change, BooleanSupplier stopped) {
    var name = change.repository().name();
    try {
      var found = secrets.get().in(name, tree.gitDir(), change.base(), change.tree(), stopped);
      var warnings = new ArrayList<>(found.findings().stream().map(SecretWarnings::of).toList());
      if (!found.whole()) {
        warnings.add(unlooked(name));
      }
      return warnings;
    } catch (GitFailure e) {
      return List.of(unlooked(name));
    }
  }

  private static Warning of(Finding finding) {
    return new Warning(
        finding.rule(),
        finding.repository(),
        finding.path(),
        finding.line(),
        "This looks like a secret: " + finding.title() + ". " + finding.fix());
  }

  private static Warning unlooked(String repository) {
    return new Warning(
        "not-looked-at", repository, "", 0, "Not all of it could be looked through for secrets.");
  }
}
