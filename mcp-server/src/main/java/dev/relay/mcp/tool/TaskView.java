package dev.relay.mcp.tool;

import dev.relay.mcp.task.ApprovalLinks;
import dev.relay.mcp.task.Task;
import dev.relay.repo.workspace.RepositoryId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A task as tools show it. */
record TaskView(
    String id,
    String workspace,
    String description,
    @About("In the order in which it lands.") List<String> repositories,
    String agent,
    String agentReason,
    @About("The task that this one takes back.") @Nullable String undoes,
    @About(
            "queued, blocked, running, awaiting_person, awaiting_approval, publishing, merging,"
                + " done, rejected, failed or cancelled")
        String state,
    @About("Where it stands, speakable.") String summary,
    @About("The page where a person answers what it waits for.") @Nullable URI approval,
    @About("Sequence of its newest event; give it as 'after' to hear what comes next.")
        long lastSeq,
    Instant createdAt,
    Instant updatedAt) {
  static String state(Task task) {
    return task.state().name().toLowerCase(Locale.ROOT);
  }

  static TaskView of(Task task, ApprovalLinks links) {
    return new TaskView(
        task.id().value(),
        task.workspace(),
        task.description(),
        task.repositories().stream().map(RepositoryId::name).toList(),
        task.agent(),
        task.agentReason(),
        task.undoes() == null ? null : task.undoes().value(),
        state(task),
        task.summary(),
        links.of(task).orElse(null),
        task.lastSeq(),
        task.createdAt(),
        task.updatedAt());
  }
}
