package dev.relay.mcp.cli;

import dev.relay.repo.home.Endpoint;
import dev.relay.repo.home.RelayHome;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What commands share: the terminal, the Relay that runs, and which workspace is meant. */
final class Session {
  private static final Address WORKSPACES = new Address("/api/workspaces");

  private final Map<String, String> environment;
  private final Terminal terminal;
  private final RelayHome home;
  private @Nullable Api api;

  Session(Map<String, String> environment, Terminal terminal) {
    this.environment = environment;
    this.terminal = terminal;
    this.home = RelayHome.locate(environment);
  }

  Terminal terminal() {
    return terminal;
  }

  InUse inUse() {
    return new InUse(home.dir().resolve("workspace"));
  }

  /** Found when the first command needs it, so that help needs none. */
  Api api() {
    var known = api;
    if (known == null) {
      known = new Api(Endpoint.find(environment), home.login());
      api = known;
    }
    return known;
  }

  /** The one that was named, is in use, or is the only one. */
  String workspace(@Nullable String named) {
    return chosen(named).orElseGet(this::only);
  }

  private Optional<String> chosen(@Nullable String named) {
    return Optional.ofNullable(named)
        .or(() -> Optional.ofNullable(environment.get("RELAY_WORKSPACE")))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .or(inUse()::name);
  }

  private String only() {
    var all = api().get(WORKSPACES).json();
    if (all.size() == 1) {
      return Json.text(all.path(0), "name");
    }
    if (all.isEmpty()) {
      throw new Failure("There is no workspace yet: ./relay workspace create NAME makes one.");
    }
    var names = all.valueStream().map((JsonNode w) -> Json.text(w, "name")).toList();
    throw new Failure(
        "Say which workspace with -w, or choose one with ./relay workspace use NAME: there are "
            + String.join(", ", names)
            + ".");
  }
}
