package dev.relay.mcp.workflow;

import dev.relay.mcp.task.NewTask;
import dev.relay.repo.webhook.Concerned;
import dev.relay.repo.workspace.WorkflowRule;

/** What a rule of a workspace can start by its name. */
public interface Workflow {
  String name();

  /** The task it is; throws {@link dev.relay.mcp.task.TaskRefused} when it can be none. */
  NewTask task(Concerned concerned, WorkflowRule rule);
}
