package dev.relay.mcp.resource;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.analysis.packing.Packing;
import dev.relay.repo.workspace.Workspaces;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a model should have read of a workspace before it begins. */
@Component
final class MapResource implements Resource {
  private static final int TOKENS = 8_000;

  private final Workspaces workspaces;
  private final Packing packing;

  MapResource(Workspaces workspaces, Packing packing) {
    this.workspaces = workspaces;
    this.packing = packing;
  }

  @Override
  public Definition definition() {
    return new Definition(
        "relay://workspaces/{workspace}/map",
        "workspace-map",
        "Map of the code",
        "The files of a workspace that matter most and the signatures in them, in about 8,000"
            + " tokens: a good first thing to read.",
        "text/plain");
  }

  @Override
  public String read(Caller caller, Map<String, String> variables) {
    return packing.map(workspaces.get(Variables.of(variables, Variables.WORKSPACE)), TOKENS);
  }
}
