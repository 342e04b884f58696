package dev.relay.mcp.access.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The one shape in which HTTP says no: a code, a sentence, and an id when there is a log entry. */
public final class Refusal {
  private static final JsonMapper JSON = JsonMapper.shared();

  private Refusal() {}

  public static Mono<Void> write(
      ServerWebExchange exchange, HttpStatusCode status, String code, String message) {
    return write(exchange, status, code, message, null);
  }

  public static Mono<Void> write(
      ServerWebExchange exchange,
      HttpStatusCode status,
      String code,
      String message,
      @Nullable String id) {
    var error = new LinkedHashMap<String, String>();
    error.put("code", code);
    error.put("message", message);
    if (id != null) {
      error.put("id", id);
    }
    var response = exchange.getResponse();
    response.setStatusCode(status);
    response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
    response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
    var body = JSON.writeValueAsBytes(Map.of("error", error));
    return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
  }
}
