package dev.relay.mcp.transport.stateless;

import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** The SDK tells of resources only to sessions: one of those listens for a subscription. */
final class ResourceWatch {
  private ResourceWatch() {}

  static Disposable begin(
      StatelessServer server,
      Envelope envelope,
      Set<String> uris,
      BiConsumer<String, @Nullable Object> told) {
    if (uris.isEmpty()) {
      return Disposables.disposed();
    }
    var session = server.session(envelope);
    server.http().watch(session.getId(), told);
    uris.forEach(uri -> ask(server, session, "resources/subscribe", uri));
    return () -> {
      server.http().unwatch(session.getId());
      session.delete().subscribe();
    };
  }

  private static void ask(
      StatelessServer server, McpStreamableServerSession session, String method, String uri) {
    var call = new McpSchema.JSONRPCRequest(method, uri, Map.of("uri", uri));
    session.responseStream(new Nowhere(server.json())).handle(call).subscribe();
  }
}
