package dev.relay.mcp.resource;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.secret.Secrets;
import dev.relay.repo.workspace.UnknownName;
import java.util.List;
import java.util.Map;

/** Everything that can be read by address. */
public final class Resources {
  private final List<Known> known;
  private final Secrets secrets;

  public Resources(List<Resource> all, Secrets secrets) {
    this.known = all.stream().map(Known::of).toList();
    this.secrets = secrets;
  }

  private record Known(Resource resource, UriPattern pattern) {
    static Known of(Resource resource) {
      return new Known(resource, new UriPattern(resource.definition().template()));
    }
  }

  /** What was read, without secrets. */
  public record Content(String uri, String mimeType, String text) {}

  public List<Resource.Definition> definitions() {
    return known.stream().map(each -> each.resource().definition()).toList();
  }

  /** Refuses as tools do; an address that none has is an {@link UnknownName}. */
  public Content read(Caller caller, String uri) {
    Policy.require(caller, Effect.READ);
    for (var each : known) {
      var variables = each.pattern().match(uri);
      if (variables.isPresent()) {
        var text = each.resource().read(caller, variables.get());
        return new Content(uri, each.resource().definition().mimeType(), secrets.censor(text));
      }
    }
    throw UnknownName.of(
        "resource", uri, definitions().stream().map(Resource.Definition::template).toList());
  }

  /** Addresses of the named workspace that need no more than its name. */
  List<Listed> of(String workspace) {
    return known.stream()
        .filter(each -> each.pattern().getVariableNames().equals(List.of(Variables.WORKSPACE)))
        .map(each ->
            new Listed(
                each.pattern().fill(Map.of(Variables.WORKSPACE, workspace)),
                each.resource().definition()))
        .toList();
  }

  record Listed(String uri, Resource.Definition definition) {}
}
