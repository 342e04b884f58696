package dev.relay.mcp.task;

import dev.relay.mcp.access.Caller;
import dev.relay.repo.publish.ChangeSet;
import dev.relay.repo.sync.SyncResult;
import dev.relay.repo.workspace.RepositoryId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of tasks. A task of another user does not exist for the caller: {@link
 * dev.relay.repo.workspace.UnknownName}. What cannot be done is a {@link TaskRefused}.
 */
public interface Tasks {
  /**
   * Stores the task and queues it; answers within two seconds. The summary of the answer is the
   * brief: what will be touched, or what will be done, speakable. Refused when no agent can do it
   * ({@link dev.relay.mcp.agent.NoAgent}) or a rename touches nothing.
   */
  Task start(NewTask request, Caller caller);

  /**
   * Leaves a conflict that a sync met as a task, which waits for whoever takes it; the task that
   * there is when it was left already.
   */
  Task settle(String workspace, SyncResult.Conflicted conflict, Caller caller);

  Task get(TaskId id, Caller caller);

  /** The newest one; refused when there is none yet. */
  Task latest(Caller caller);

  /** Newest first; {@code openOnly} leaves out those where nothing more happens by itself. */
  List<Task> list(Caller caller, boolean openOnly, int limit);

  /** Events with {@code seq > after}, oldest first. */
  List<TaskEvent> events(TaskId id, long after, int limit, Caller caller);

  /** Like {@link #events}, but waits for the first one; empty after {@code wait}. */
  List<TaskEvent> await(TaskId id, long after, Duration wait, Caller caller);

  /** Words for the agent while it works; "retry" tries a blocked task again at once. */
  void steer(TaskId id, String words, Caller caller);

  Task cancel(TaskId id, Caller caller);

  /** A new task that takes {@code id}, or the last landed one, back. */
  Task undo(@Nullable TaskId id, Caller caller);

  /**
   * Goes on with a landing that stopped, under the approval it has; asks again when that expired.
   */
  Task resume(TaskId id, Caller caller);

  /** Empty while there are no changes yet. */
  Optional<ChangeSet> changes(TaskId id, Caller caller);

  /** One file's patch, or all of a repository's, capped at 1 MB with a last line that says so. */
  String patch(TaskId id, RepositoryId repository, @Nullable String path, Caller caller);
}
