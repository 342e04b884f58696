package dev.relay.mcp.status;

import dev.relay.mcp.access.Caller;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What each caller heard last; forgotten when Relay stops, and for who asked longest ago. */
final class LastAsked {
  private static final int MOST = 500;

  private final Map<String, Seen> seen = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param heads of repositories, by name
   */
  record Seen(Instant at, Map<String, String> heads) {
    Seen {
      heads = Map.copyOf(heads);
    }
  }

  /** What was heard before. */
  synchronized Optional<Seen> exchange(Caller caller, String workspace, Seen now) {
    var key = caller.userId() + " " + caller.actor() + " " + workspace;
    var before = Optional.ofNullable(seen.put(key, now));
    if (seen.size() > MOST) {
      seen.remove(seen.keySet().iterator().next());
    }
    return before;
  }
}
