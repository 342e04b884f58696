package dev.relay.mcp.task;

import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.util.List;
import java.util.Map;

/** What a model is told about the repositories that it is going to work in. */
public interface Briefings {
  /**
   * Data for a prompt, within a bounded number of tokens; empty when there is nothing to tell. It
   * comes from repositories, so it says of itself that it is no request.
   *
   * @param repositories that the agent has before it, in dependency order
   * @param description what was asked for
   * @param bases the commits that it begins with
   */
  String of(
      Workspace workspace,
      List<Repository> repositories,
      String description,
      Map<RepositoryId, Sha> bases);
}
