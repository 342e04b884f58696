package dev.relay.repo.edit;

import dev.relay.repo.workspace.IgnoredFinding;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.SyncRule;
import dev.relay.repo.workspace.WorkflowRule;
import dev.relay.repo.workspace.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/** Gives a repository another name wherever the workspace mentions it. */
record Renaming(RepositoryId from, RepositoryId to) {

  Workspace in(Workspace workspace, UnaryOperator<Repository> renamed) {
    var repositories =
        workspace.repositories().stream()
            .map(each -> each.id().equals(from) ? renamed.apply(each) : each)
            .map(this::mention)
            .toList();
    var declared = new LinkedHashMap<RepositoryId, List<RepositoryId>>();
    workspace.declared().forEach((id, others) -> declared.put(name(id), names(others)));
    var rules = workspace.rules().stream().map(this::mention).toList();
    var workflows = workspace.workflows().stream().map(this::mention).toList();
    var ignored =
        workspace.ignored().stream()
            .map(each ->
                new IgnoredFinding(
                    each.rule(), each.repository().map(this::name), each.path(), each.reason()))
            .toList();
    return new Workspace(workspace.name(), repositories, declared, rules, workflows, ignored);
  }

  private Repository mention(Repository repository) {
    return repository.named(name(repository.id()), names(repository.dependencies()));
  }

  private SyncRule mention(SyncRule rule) {
    var trigger =
        rule.trigger().startsWith(from.name() + ":")
            ? to.name() + rule.trigger().substring(from.name().length())
            : rule.trigger();
    return new SyncRule(trigger, rule.action(), names(rule.informed()));
  }

  private WorkflowRule mention(WorkflowRule rule) {
    return new WorkflowRule(rule.on(), rule.run(), rule.request(), names(rule.repositories()));
  }

  private List<RepositoryId> names(List<RepositoryId> ids) {
    return ids.stream().map(this::name).toList();
  }

  private RepositoryId name(RepositoryId id) {
    return id.equals(from) ? to : id;
  }
}
