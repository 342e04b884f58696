package dev.relay.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Relay in a JVM of its own, as {@code ./relay up} starts it: real process, real ports, real
 * home.
 */
final class RunningRelay implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("relay ready (\\S+) in ([0-9.]+) s");
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  final Path home;
  final URI base;
  final String loginUrl;
  private final Process process;
  final HttpClient http = HttpClient.newHttpClient();

  private RunningRelay(Path home, Process process, String loginUrl) {
    this.home = home;
    this.process = process;
    this.loginUrl = loginUrl;
    this.base = URI.create(loginUrl).resolve("/");
  }

  /** All in one, with the demo workspace, on any free port. */
  static RunningRelay demo(Path home) {
    return start(
        "dev.relay.voice.bootstrap.RelayApplication",
        home,
        Map.of("RELAY_DEMO", "1", "RELAY_TOOLS", tools().toString(), "RELAY_AGENT", "codemod"));
  }

  /** The Java that runs the tests. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  static Path tools() {
    return Path.of("..", "web-frontend", "node_modules", ".bin").toAbsolutePath().normalize();
  }

  static RunningRelay start(String main, Path home, Map<String, String> settings) {
    var command =
        List.of(
            java(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            main);
    var builder = new ProcessBuilder(command);
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.endsWith("_API_KEY") || name.startsWith("RELAY_"));
    environment.put("CLASSPATH", System.getProperty("java.class.path"));
    environment.put("RELAY_HOME", home.toString());
    environment.put("RELAY_PORT", "0");
    environment.putAll(settings);
    builder.redirectError(home.resolveSibling(home.getFileName() + ".err").toFile());
    try {
      var process = builder.start();
      return new RunningRelay(home, process, loginUrl(process, home));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String loginUrl(Process process, Path home) {
    var seen = new ArrayList<String>();
    BufferedReader out = process.inputReader();
    var ready = CompletableFuture.supplyAsync(() -> readUntilReady(out, seen));
    try {
      return ready.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (Exception e) {
      process.destroyForcibly();
      throw new AssertionError("Relay did not start; it printed " + seen + ", see " + home, e);
    }
  }

  private static String readUntilReady(BufferedReader out, List<String> seen) {
    try {
      for (var line = out.readLine(); line != null; line = out.readLine()) {
        seen.add(line);
        Matcher ready = READY.matcher(line);
        if (ready.find()) {
          return ready.group(1);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("it ended");
  }

  String token() {
    return secret("token");
  }

  private String secret(String file) {
    try {
      return Files.readString(home.resolve(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A fresh sign-in link, made as {@code ./relay token} makes it. */
  String link() {
    var answer =
        send(
            HttpRequest.newBuilder(base.resolve("/api/login-tokens"))
                .POST(HttpRequest.BodyPublishers.noBody()),
            secret("login"));
    return JsonMapper.shared().readTree(answer.body()).path("url").asString();
  }

  /** GET with the bearer token. */
  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(base.resolve(path)).GET(), token());
  }

  HttpResponse<String> post(String path, String json) {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)),
        token());
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String bearer) {
    try {
      return http.send(
          request.header("Authorization", "Bearer " + bearer).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** {@code git log} of one remote of the demo workspace, oldest last. */
  List<String> log(String repository, String format) {
    return Shell.lines(
        home,
        "git",
        "--git-dir=" + home.resolve("demo").resolve(repository + ".git"),
        "log",
        "--format=" + format,
        "main");
  }

  /** {@code kill -9}. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("Relay did not stop within 30 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
