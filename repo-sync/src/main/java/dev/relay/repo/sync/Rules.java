package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.SyncRule;
import dev.relay.repo.workspace.Workspace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Follows a workspace's sync rules: when a branch moved upstream, its rule's action is due once.
 */
final class Rules {
  private static final String UPDATE = "update_dependents";
  private static final String NOTIFY = "notify";

  private final Git git;
  private final Mirrors mirrors;
  private final RuleFirings firings;
  private final Sync.Ports ports;

  Rules(Git git, Mirrors mirrors, RuleFirings firings, Sync.Ports ports) {
    this.git = git;
    this.mirrors = mirrors;
    this.firings = firings;
    this.ports = ports;
  }

  /**
   * A sentence about everything that was set off, or could not be. One at a time: syncs and looks
   * come upon the same moves.
   *
   * @param fetched what may have moved
   */
  synchronized List<String> follow(Workspace workspace, Collection<Repository> fetched) {
    if (ports.actions().isEmpty() || workspace.rules().isEmpty()) {
      return List.of();
    }
    for (var rule : workspace.rules()) {
      watched(workspace, rule)
          .filter(fetched::contains)
          .flatMap(repository ->
              git.reader()
                  .commit(mirrors.gitDir(repository), "refs/heads/" + branch(rule, repository)))
          .ifPresent(now -> firings.see(workspace.name(), rule, now));
    }
    var sentences = new ArrayList<String>();
    for (var firing : firings.pending(workspace.name())) {
      sentences.addAll(follow(workspace, firing, ports.actions().get()));
      firings.done(firing);
    }
    return List.copyOf(sentences);
  }

  /** One that is no longer in the workspace is let go. */
  private List<String> follow(
      Workspace workspace, RuleFirings.Pending pending, RuleActions actions) {
    var sentences = new ArrayList<String>();
    for (var rule : workspace.rules()) {
      var repository = watched(workspace, rule);
      if (repository.isPresent()
          && rule.trigger().equals(pending.trigger())
          && rule.action().equals(pending.action())) {
        var firing =
            new RuleActions.Firing(
                pending.id(),
                workspace,
                repository.get().id(),
                branch(rule, repository.get()),
                pending.from(),
                pending.to());
        sentences.addAll(follow(rule, firing, actions));
      }
    }
    return sentences;
  }

  private List<String> follow(SyncRule rule, RuleActions.Firing firing, RuleActions actions) {
    var sentences = new ArrayList<String>();
    switch (rule.action()) {
      case UPDATE -> {
        var dependents = ports.dependencies().dependents(firing.workspace(), firing.repository());
        if (!dependents.isEmpty()) {
          sentences.add(actions.updateDependents(firing, dependents));
        }
      }
      case NOTIFY -> {}
      default ->
          sentences.add(
              "The sync rule for "
                  + rule.trigger()
                  + " asks for '"
                  + rule.action()
                  + "'; use update_dependents or notify.");
    }
    if (rule.action().equals(NOTIFY) || !rule.informed().isEmpty()) {
      sentences.add(actions.inform(firing, rule.informed()));
    }
    return sentences;
  }

  private static Optional<Repository> watched(Workspace workspace, SyncRule rule) {
    return workspace.find(rule.trigger().split(":", 2)[0]);
  }

  /** Of {@code repository:branch}; the default branch when none is named. */
  private static String branch(SyncRule rule, Repository repository) {
    var parts = rule.trigger().split(":", 2);
    return parts.length == 2 ? parts[1] : repository.branch();
  }
}
