package dev.relay.mcp.task;

import dev.relay.mcp.access.PageLinks;
import java.net.URI;
import java.util.Optional;

/** Where a person answers what a task waits for. */
public final class ApprovalLinks {
  private final PageLinks links;

  public ApprovalLinks(PageLinks links) {
    this.links = links;
  }

  /** Empty while it waits for nobody. */
  public Optional<URI> of(Task task) {
    return switch (task.state()) {
      case AWAITING_APPROVAL, AWAITING_PERSON -> Optional.of(links.task(task.id().value()));
      case QUEUED, BLOCKED, RUNNING, PUBLISHING, MERGING, DONE, REJECTED, FAILED, CANCELLED ->
          Optional.empty();
    };
  }

  /** Where it stands, and where a person goes on when it waits for one; speakable. */
  public String summary(Task task) {
    var does = task.state() == TaskState.AWAITING_APPROVAL ? "approves" : "answers";
    return of(task)
        .map(link -> task.summary() + " A person " + does + " at " + link + ".")
        .orElse(task.summary());
  }
}
