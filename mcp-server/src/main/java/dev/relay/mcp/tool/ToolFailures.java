package dev.relay.mcp.tool;

import dev.relay.mcp.access.Credential;
import dev.relay.mcp.access.Forbidden;
import dev.relay.mcp.agent.NoAgent;
import dev.relay.mcp.approval.ApprovalRefused;
import dev.relay.mcp.sync.SyncFailed;
import dev.relay.mcp.task.TaskRefused;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.publish.HostFailure;
import dev.relay.repo.store.NulText;
import dev.relay.repo.workspace.UnknownName;
import dev.relay.repo.workspace.WorkspaceFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a failed call is told as: the one switch from throwable to a speakable sentence. */
final class ToolFailures {
  private static final Logger log = LoggerFactory.getLogger(ToolFailures.class);

  private ToolFailures() {}

  static String sentence(String tool, RuntimeException failure) {
    return switch (failure) {
      case BadArgument _,
          UnknownName _,
          Forbidden _,
          NoAgent _,
          TaskRefused _,
          ApprovalRefused _,
          WorkspaceFileException _,
          SyncFailed _,
          HostFailure _,
          GitFailure _ ->
          Plain.sentence(String.valueOf(failure.getMessage()));
      default ->
          NulText.isCauseOf(failure)
              ? "Text cannot hold NUL characters; send it without them."
              : bug(tool, failure);
    };
  }

  private static String bug(String tool, RuntimeException failure) {
    var id = Credential.generate().substring(0, 8);
    log.error("The tool {} failed, id {}", tool, id, failure);
    return "Relay made a mistake; its log has the details under " + id + ".";
  }
}
