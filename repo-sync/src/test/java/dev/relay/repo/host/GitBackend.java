package dev.relay.repo.host;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Git's own HTTP server, so that pushes are real. */
final class GitBackend {
  private final Path remotes;
  private final AtomicReference<String> authorization = new AtomicReference<>("");

  GitBackend(Path remotes) {
    this.remotes = remotes;
  }

  /** From now on only who says this may come in. */
  void require(String value) {
    authorization.set(value);
  }

  void serve(HttpExchange exchange) throws IOException {
    var wanted = authorization.get();
    var said = exchange.getRequestHeaders().getFirst("Authorization");
    if (!wanted.isEmpty() && !wanted.equals(said)) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
      exchange.sendResponseHeaders(401, -1);
      return;
    }
    var input = exchange.getRequestBody().readAllBytes();
    var process = start(exchange, input.length);
    try (var stdin = process.getOutputStream()) {
      stdin.write(input);
    }
    respond(exchange, process.getInputStream().readAllBytes());
  }

  private Process start(HttpExchange exchange, int length) throws IOException {
    var uri = exchange.getRequestURI();
    var builder = new ProcessBuilder("git", "http-backend");
    var environment = builder.environment();
    environment.putAll(
        Map.of(
            "GIT_PROJECT_ROOT", remotes.toString(),
            "GIT_HTTP_EXPORT_ALL", "1",
            "PATH_INFO", uri.getPath().replaceFirst("^/acme/", "/"),
            "REQUEST_METHOD", exchange.getRequestMethod(),
            "QUERY_STRING", Objects.requireNonNullElse(uri.getQuery(), ""),
            "REMOTE_USER", "pusher",
            "REMOTE_ADDR", "127.0.0.1",
            "CONTENT_LENGTH", Integer.toString(length),
            "GIT_CONFIG_NOSYSTEM", "1"));
    header(environment, exchange, "Content-Type", "CONTENT_TYPE");
    header(environment, exchange, "Content-Encoding", "HTTP_CONTENT_ENCODING");
    header(environment, exchange, "Git-Protocol", "HTTP_GIT_PROTOCOL");
    return builder.start();
  }

  private static void header(
      Map<String, String> environment, HttpExchange exchange, String name, String variable) {
    var value = exchange.getRequestHeaders().getFirst(name);
    if (value != null) {
      environment.put(variable, value);
    }
  }

  /** CGI: header lines, an empty line, the body. */
  private static void respond(HttpExchange exchange, byte[] output) throws IOException {
    int status = 200;
    int at = 0;
    for (var line = line(output, at); !line.isEmpty(); line = line(output, at)) {
      at += line.length() + 2;
      var sides = line.split(": ", 2);
      if (sides[0].equals("Status")) {
        status = Integer.parseInt(sides[1].substring(0, 3));
      } else {
        exchange.getResponseHeaders().set(sides[0], sides[1]);
      }
    }
    at += 2;
    var body = new ByteArrayOutputStream();
    body.write(output, at, output.length - at);
    exchange.sendResponseHeaders(status, body.size() == 0 ? -1 : body.size());
    body.writeTo(exchange.getResponseBody());
  }

  private static String line(byte[] bytes, int from) {
    int to = from;
    while (to < bytes.length && bytes[to] != '\r') {
      to++;
    }
    return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
  }
}
