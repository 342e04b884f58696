package dev.relay.mcp.tool;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Callers;
import dev.relay.mcp.asking.Asking;
import dev.relay.mcp.asking.Question;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call over the SDK's exchange, whichever revision its client speaks. Of one thread. */
final class ExchangeCall implements Call {
  private static final Duration PACE = Duration.ofMillis(200);
  private static final String FORMS = "elicitation";
  private static final String FIELD = "choice";

  private final McpSyncServerExchange exchange;
  private final Asking asking;
  private final @Nullable Object token;
  private final InstantSource clock;
  private final Caller caller;
  private Instant next = Instant.MIN;
  private double furthest = Double.NEGATIVE_INFINITY;
  private int questions;

  /**
   * @param token names the call in what is told of its progress; null when the client wants none
   */
  ExchangeCall(McpSyncServerExchange exchange, @Nullable Object token, InstantSource clock) {
    this.exchange = exchange;
    this.asking = Asking.of(exchange);
    this.token = token;
    this.clock = clock;
    this.caller = Callers.of(exchange.transportContext());
  }

  /** True when its client wants to hear of progress. */
  boolean isHeard() {
    return token != null;
  }

  @Override
  public Caller caller() {
    return caller;
  }

  @Override
  public void progress(double done, @Nullable Double total, String sentence) {
    asking.says(sentence);
    var now = clock.instant();
    var last = total != null && done >= total;
    if (token == null || done <= furthest || (now.isBefore(next) && !last)) {
      return;
    }
    furthest = done;
    next = now.plus(PACE);
    var told = McpSchema.ProgressNotification.builder(token, done).message(sentence);
    exchange.progressNotification((total == null ? told : told.total(total)).build());
  }

  @Override
  public Optional<String> choose(String message, List<String> choices) {
    if (choices.isEmpty() || !asking.can(FORMS)) {
      return Optional.empty();
    }
    var key = FIELD + ++questions;
    var answer = asking.ask(Map.of(key, Question.choice(message, FIELD, choices))).get(key);
    return Optional.ofNullable(answer)
        .filter(given -> "accept".equals(given.get("action")))
        .flatMap(given -> choices.stream().filter(each -> isIn(given, each)).findFirst());
  }

  private static boolean isIn(Map<String, Object> answer, String choice) {
    return answer.get("content") instanceof Map<?, ?> content && choice.equals(content.get(FIELD));
  }

  @Override
  public boolean takesLong() {
    return asking.takesLong(false);
  }
}
