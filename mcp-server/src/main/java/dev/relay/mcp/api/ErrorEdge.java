package dev.relay.mcp.api;

import dev.relay.mcp.access.Credential;
import dev.relay.mcp.access.web.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** The last gate of HTTP: every failure leaves as one sentence, and none with a stack trace. */
final class ErrorEdge implements WebExceptionHandler, Ordered {
  private static final Logger log = LoggerFactory.getLogger(ErrorEdge.class);

  @Override
  public int getOrder() {
    return -2; // before the one that Boot brings
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    if (exchange.getResponse().isCommitted()) {
      return Mono.error(failure);
    }
    return Told.of(failure)
        .map(told -> Refusal.write(exchange, told.status(), told.code(), told.message()))
        .orElseGet(() -> bug(exchange, failure));
  }

  private static Mono<Void> bug(ServerWebExchange exchange, Throwable failure) {
    var id = Credential.generate().substring(0, 8);
    log.error(
        "{} {} failed, id {}",
        exchange.getRequest().getMethod(),
        exchange.getRequest().getPath(),
        id,
        failure);
    return Refusal.write(
        exchange,
        HttpStatus.INTERNAL_SERVER_ERROR,
        "bug",
        "Relay made a mistake; its log has the details under " + id + ".",
        id);
  }
}
