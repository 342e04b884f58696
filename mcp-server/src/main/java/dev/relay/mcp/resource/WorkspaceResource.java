package dev.relay.mcp.resource;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.analysis.Overviews;
import dev.relay.mcp.analysis.WorkspaceOverview;
import dev.relay.repo.workspace.Workspaces;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A workspace with its repositories. */
@Component
final class WorkspaceResource implements Resource {
  private final Workspaces workspaces;
  private final Overviews overviews;

  WorkspaceResource(Workspaces workspaces, Overviews overviews) {
    this.workspaces = workspaces;
    this.overviews = overviews;
  }

  record Document(
      String name, List<WorkspaceOverview.Member> repositories, List<List<String>> levels) {}

  @Override
  public Definition definition() {
    return new Definition(
        "relay://workspaces/{workspace}",
        "workspace",
        "Workspace",
        "The repositories of a workspace: address, branch, test command, what each depends on, the"
            + " commit that was fetched last, and the order in which changes land.",
        Documents.JSON);
  }

  @Override
  public String read(Caller caller, Map<String, String> variables) {
    var workspace = workspaces.get(Variables.of(variables, Variables.WORKSPACE));
    var overview = overviews.of(workspace);
    return Documents.write(
        new Document(overview.name(), overview.repositories(), overview.levels()));
  }
}
