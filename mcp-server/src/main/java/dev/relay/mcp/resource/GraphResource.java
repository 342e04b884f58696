package dev.relay.mcp.resource;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.analysis.Overviews;
import dev.relay.mcp.analysis.WorkspaceOverview;
import dev.relay.repo.workspace.Workspaces;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who depends on whom in a workspace. */
@Component
final class GraphResource implements Resource {
  private final Workspaces workspaces;
  private final Overviews overviews;

  GraphResource(Workspaces workspaces, Overviews overviews) {
    this.workspaces = workspaces;
    this.overviews = overviews;
  }

  /** {@code levels}: who depends on nothing first, each level on earlier ones only. */
  record Document(
      String workspace, List<List<String>> levels, List<WorkspaceOverview.Link> edges) {}

  @Override
  public Definition definition() {
    return new Definition(
        "relay://workspaces/{workspace}/graph",
        "workspace-graph",
        "Dependency graph",
        "Which repository of a workspace depends on which, why (file and line), and how sure that"
            + " is.",
        Documents.JSON);
  }

  @Override
  public String read(Caller caller, Map<String, String> variables) {
    var workspace = workspaces.get(Variables.of(variables, Variables.WORKSPACE));
    var overview = overviews.of(workspace);
    return Documents.write(new Document(overview.name(), overview.levels(), overview.edges()));
  }
}
