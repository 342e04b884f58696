package dev.relay.voice.tools;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The repositories of all workspaces, as the tool {@code workspaces} names them. */
public final class RepositoryNames {
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final ToolCatalog catalog;
  private final InstantSource clock;
  private volatile Known known = new Known(List.of(), Instant.MIN);

  private record Known(List<String> names, Instant until) {}

  public RepositoryNames(ToolCatalog catalog, InstantSource clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  /** Blocks when what it knows is older than ten seconds; keeps it when the server is away. */
  public List<String> of(String userId) {
    if (clock.instant().isAfter(known.until())) {
      var call = new ToolCall("workspaces", JsonNodeFactory.instance.objectNode());
      if (catalog.call(userId, call) instanceof ToolResult.Answered answered) {
        known = new Known(names(answered.content()), clock.instant().plus(FRESH));
      }
    }
    return known.names();
  }

  private static List<String> names(JsonNode content) {
    var names = new ArrayList<String>();
    for (var workspace : content.path("workspaces")) {
      for (var repository : workspace.path("repositories")) {
        names.add(
            repository.isString() ? repository.asString() : repository.path("name").asString(""));
      }
    }
    return List.copyOf(names);
  }
}
