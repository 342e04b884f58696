package dev.relay.mcp.tool;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.PageLinks;
import dev.relay.mcp.approval.Approval;
import dev.relay.mcp.approval.Approvals;
import dev.relay.mcp.task.ApprovalLinks;
import dev.relay.mcp.task.Task;
import dev.relay.mcp.task.Tasks;
import dev.relay.repo.publish.Car;
import dev.relay.repo.publish.Trains;
import dev.relay.repo.workspace.RepositoryId;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the landing of a task stands; it can be resumed and taken back, but not approved here. */
@Component
final class Publish implements Tool<Publish.Input, Publish.Output> {
  private final Tasks tasks;
  private final Approvals approvals;
  private final Trains trains;
  private final PageLinks links;
  private final ApprovalLinks waiting;

  Publish(Tasks tasks, Approvals approvals, Trains trains, PageLinks links, ApprovalLinks waiting) {
    this.waiting = waiting;
    this.tasks = tasks;
    this.approvals = approvals;
    this.trains = trains;
    this.links = links;
  }

  enum Action {
    STATUS,
    RESUME,
    UNDO
  }

  record Input(
      @About(
              "status (default) says what waits for approval or has landed, resume goes on with a"
                  + " landing that stopped, undo starts taking back what landed.")
          @Nullable Action action,
      @About("A task's id; without it, the newest, and for undo the last that landed.")
          @Nullable String task) {}

  record Asked(
      String id,
      @About("Of the change set that a person is shown.") String digest,
      String summary,
      @About("open, approved, rejected, expired or void") String state,
      Instant askedAt,
      Instant expiresAt,
      @Nullable String decidedBy,
      @About("What lands where, in order.") List<Approval.Step> plan,
      @About("What is new since the approval it replaces.") List<String> fresh) {
    static Asked of(Approval approval) {
      return new Asked(
          approval.id(),
          approval.digest(),
          approval.summary(),
          approval.state().name().toLowerCase(Locale.ROOT),
          approval.askedAt(),
          approval.expiresAt(),
          approval.decidedBy(),
          approval.plan(),
          approval.fresh());
    }
  }

  record PullRequest(
      String repository,
      long number,
      String link,
      @About("draft, open or merged") String state,
      @About("What merges before it.") List<String> waitsFor) {
    static List<PullRequest> of(List<Car> cars) {
      var open = new ArrayList<PullRequest>();
      for (var car : cars) {
        if (car.number() != null && car.link() != null) {
          open.add(
              new PullRequest(
                  car.repository().name(),
                  car.number(),
                  car.link(),
                  car.state().name().toLowerCase(Locale.ROOT),
                  car.waitsFor().stream().map(RepositoryId::name).toList()));
        }
      }
      return open;
    }
  }

  record Output(
      TaskView task,
      @About("The newest approval of this task.") @Nullable Asked approval,
      @About(
              "On the repositories' hosts, in the order in which they merge; empty for remotes on"
                  + " this machine.")
          List<PullRequest> pullRequests,
      @About("Where a person looks at it and approves.") URI link) {}

  @Override
  public Definition<Input, Output> definition() {
    return Definition.starts(
            "publish",
            "Landing: status, resume, undo",
            "Says where the landing of a change stands, goes on with one that stopped, or starts taking back"
                + " what landed. It approves nothing: a person does, on the page that link names. Use undo"
                + " when the user says undo that or take it back.",
            Input.class,
            Output.class)
        .needing(Effect.READ);
  }

  @Override
  public Effect needs(Input arguments) {
    return switch (arguments.action()) {
      case RESUME -> Effect.RUN;
      case UNDO -> Effect.UNDO;
      case STATUS -> Effect.READ;
      case null -> Effect.READ;
    };
  }

  @Override
  public Answer<Output> call(Call call, Input arguments) {
    var caller = call.caller();
    var task = act(caller, arguments);
    var approval =
        approvals.list(caller, false).stream()
            .filter(a -> a.task().equals(task.id()))
            .findFirst()
            .map(Asked::of)
            .orElse(null);
    var view = TaskView.of(task, waiting);
    var link = links.task(view.id());
    var waits = approval != null && approval.state().equals("open");
    var text = waits ? view.summary() + " A person approves it at " + link + "." : view.summary();
    var open = PullRequest.of(trains.cars(view.id()));
    return new Answer<>(text, new Output(view, approval, open, link));
  }

  private Task act(Caller caller, Input arguments) {
    return switch (arguments.action() == null ? Action.STATUS : arguments.action()) {
      case STATUS -> TaskNames.find(tasks, arguments.task(), caller);
      case RESUME -> tasks.resume(TaskNames.find(tasks, arguments.task(), caller).id(), caller);
      case UNDO ->
          tasks.undo(TaskNames.optional(tasks, arguments.task(), caller).orElse(null), caller);
    };
  }
}
