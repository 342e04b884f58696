package dev.relay.mcp.access;

import io.modelcontextprotocol.common.McpTransportContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** Where the caller of a request is kept between the filter that found it and who needs it. */
public final class Callers {
  private static final String KEY = "relay.caller";

  private Callers() {}

  /** Throws {@link Forbidden} when nobody is signed in; the filter lets few paths come that far. */
  public static Caller of(ServerWebExchange exchange) {
    return check(exchange.getAttribute(KEY));
  }

  public static Caller of(McpTransportContext context) {
    return check((Caller) context.get(KEY));
  }

  public static void put(ServerWebExchange exchange, Caller caller) {
    exchange.getAttributes().put(KEY, caller);
  }

  public static McpTransportContext transportContext(Caller caller) {
    return McpTransportContext.create(Map.of(KEY, caller));
  }

  private static Caller check(@Nullable Caller caller) {
    if (caller == null) {
      throw new Forbidden("Nobody is signed in: open the link that ./relay prints.");
    }
    return caller;
  }
}
