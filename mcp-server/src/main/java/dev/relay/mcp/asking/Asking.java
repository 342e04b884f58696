package dev.relay.mcp.asking;

import io.modelcontextprotocol.server.McpSyncServerExchange;
import java.util.Map;

/** The client of one call. Everything blocks, or ends the call until the client calls again. */
public interface Asking {
  /** Where the transport keeps it. */
  String KEY = "relay.asking";

  /** True when the client declared that it can be asked such questions. */
  boolean can(String capability);

  /**
   * The answers, one for every question, by the same keys. A client of the stateless revision calls
   * again with them, so whatever comes before this in a call must change nothing.
   *
   * @throws InputRequired which the transport tells the client; nobody catches it
   * @throws MissingCapability when the client can't be asked that
   */
  Map<String, Map<String, Object>> ask(Map<String, Question> questions);

  /**
   * Says that the rest takes long: a client that can follow tasks gets one at once. True when it
   * follows.
   *
   * @throws MissingCapability when it can't and {@code required}
   */
  boolean takesLong(boolean required);

  /** How far it has come, for who follows the call as a task. */
  void says(String sentence);

  /** The client behind an exchange, whichever revision it speaks. */
  static Asking of(McpSyncServerExchange exchange) {
    return exchange.transportContext().get(KEY) instanceof Asking stateless
        ? stateless
        : new SessionAsking(exchange);
  }
}
