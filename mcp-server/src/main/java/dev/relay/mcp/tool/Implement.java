package dev.relay.mcp.tool;

import dev.relay.mcp.access.PageLinks;
import dev.relay.mcp.task.ApprovalLinks;
import dev.relay.mcp.task.NewTask;
import dev.relay.mcp.task.Tasks;
import dev.relay.repo.graph.DependencyGraphs;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts a change; the answer is a handle, the work goes on. */
@Component
final class Implement implements Tool<Implement.Input, Implement.Output> {
  private static final String HINT =
      "When the changes are ready, a person looks at them and approves on Relay's page.";

  private final Focus focus;
  private final Tasks tasks;
  private final DependencyGraphs graphs;
  private final PageLinks links;
  private final ApprovalLinks approvals;
  private final TaskFollowing following;

  Implement(
      Focus focus,
      Tasks tasks,
      DependencyGraphs graphs,
      PageLinks links,
      ApprovalLinks approvals,
      TaskFollowing following) {
    this.focus = focus;
    this.tasks = tasks;
    this.graphs = graphs;
    this.links = links;
    this.approvals = approvals;
    this.following = following;
  }

  record Input(
      @About(value = "What to change, in the user's own words.", max = NewTask.MOST)
          String description,
      @About("Needed only when there are several workspaces.") @Nullable String workspace,
      @About("Repositories to change, by name, group:x or tag:x; without it, all that it concerns.")
          @Nullable List<String> repositories,
      @About("True to change what depends on those repositories, too.") @Nullable Boolean related,
      @About("The agent to use, when the user names one.") @Nullable String agent) {}

  record Output(
      TaskView task,
      String state,
      String agent,
      String agentReason,
      @About("What will be touched, speakable.") String brief,
      @About("What happens before anything lands.") String approvalHint,
      @About("Where a person sees and approves it.") URI link) {}

  @Override
  public Definition<Input, Output> definition() {
    return Definition.starts(
        "implement",
        "Start a change",
        "Starts a change in one or many repositories: rename, replace, add a feature, fix a bug."
            + " Answers at once with a task; an agent works in isolated copies, and nothing lands"
            + " before a person approves. Use it whenever the user asks for something to be changed.",
        Input.class,
        Output.class);
  }

  @Override
  public Answer<Output> call(Call call, Input arguments) {
    var workspace = focus.workspace(call, arguments.workspace());
    var task =
        tasks.start(
            new NewTask(
                workspace.name(),
                arguments.description(),
                repositories(call, workspace, arguments),
                arguments.agent()),
            call.caller());
    var brief = task.summary();
    var now = call.takesLong() ? following.toTheEnd(call, task) : task;
    var view = TaskView.of(now, approvals);
    return new Answer<>(
        approvals.summary(now),
        new Output(
            view,
            view.state(),
            view.agent(),
            view.agentReason(),
            brief,
            HINT,
            links.task(view.id())));
  }

  /** Empty for all that it concerns. */
  private List<String> repositories(Call call, Workspace workspace, Input arguments) {
    var isNamed = arguments.repositories() != null && !arguments.repositories().isEmpty();
    var some = focus.repositories(call, workspace, arguments.repositories());
    if (!isNamed && some.size() == workspace.repositories().size()) {
      return List.of();
    }
    var ids = new LinkedHashSet<RepositoryId>();
    some.forEach(each -> ids.add(each.id()));
    if (Boolean.TRUE.equals(arguments.related())) {
      var graph = graphs.of(workspace);
      some.forEach(each -> ids.addAll(graph.impact(each.id())));
    }
    return ids.stream().map(RepositoryId::name).toList();
  }
}
