package dev.relay.mcp.transport;

import dev.relay.mcp.resource.ResourceAdapter;
import dev.relay.mcp.resource.ResourceNews;
import dev.relay.repo.workspace.Workspaces;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataAccessException;

/** Keeps the SDK's list of resources as the workspaces are, and tells who watches what changed. */
final class Directory {
  private final McpSyncServer server;
  private final Workspaces workspaces;
  private final ResourceAdapter resources;
  private final Map<String, List<String>> listed = new HashMap<>();

  Directory(
      McpSyncServer server, Workspaces workspaces, ResourceAdapter resources, ResourceNews news) {
    this.server = server;
    this.workspaces = workspaces;
    this.resources = resources;
    news.listen(
        uri -> server.notifyResourcesUpdated(new McpSchema.ResourcesUpdatedNotification(uri)));
  }

  /** Lists what is new and forgets what is gone; every client is told when there is either. */
  synchronized void refresh() {
    try {
      var names = workspaces.all().stream().map(each -> each.name()).toList();
      listed.entrySet().removeIf(each -> !names.contains(each.getKey()) && gone(each.getValue()));
      names.stream().filter(name -> !listed.containsKey(name)).forEach(this::list);
    } catch (DataAccessException e) {
      return; // the database is away; the list stays as it was
    }
  }

  private boolean gone(List<String> uris) {
    uris.forEach(server::removeResource);
    return true;
  }

  private void list(String workspace) {
    var all = resources.of(workspace);
    all.forEach(server::addResource);
    listed.put(
        workspace,
        all.stream().map((SyncResourceSpecification each) -> each.resource().uri()).toList());
  }
}
