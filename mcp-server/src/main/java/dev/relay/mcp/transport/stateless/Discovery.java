package dev.relay.mcp.transport.stateless;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a client learns before it asks for anything else; the same for everybody. */
final class Discovery {
  private static final long FRESH = Duration.ofHours(1).toMillis();

  private Discovery() {}

  static Map<String, Object> of(StatelessServer server, Results results, List<String> versions) {
    var capabilities = results.object(server.sdk().getServerCapabilities());
    var extensions = Json.object(capabilities.get("extensions"));
    extensions.put(Envelope.TASKS, Map.of());
    capabilities.put("extensions", extensions);
    var result = new LinkedHashMap<String, Object>();
    result.put("supportedVersions", versions);
    result.put("capabilities", capabilities);
    if (!server.instructions().isEmpty()) {
      result.put("instructions", server.instructions());
    }
    result.put("ttlMs", FRESH);
    result.put("cacheScope", "public");
    return result;
  }
}
