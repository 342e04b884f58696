package dev.relay.repo.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The repositories of a folder over {@code git://} and {@code http://} on loopback. */
final class GitServers implements Closeable {
  private final Path folder;
  private final List<Closeable> open = new CopyOnWriteArrayList<>();
  final AtomicInteger asked = new AtomicInteger();

  GitServers(Path folder) {
    this.folder = folder;
  }

  /** What is done with a connection. */
  interface Serving {
    void serve(Socket socket) throws IOException;
  }

  /** The address that ends with a slash. */
  String daemon() throws IOException {
    return "git://127.0.0.1:" + listen(this::daemon) + "/";
  }

  /** The port of a git daemon of its own, as hosts run it. */
  int daemonProcess() throws IOException {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    var git = new ArrayList<>(List.of("git", "daemon", "--export-all", "--reuseaddr"));
    git.addAll(List.of("--listen=127.0.0.1", "--port=" + port, "--base-path=" + folder));
    var process = new ProcessBuilder(git).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    open.add(() -> {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    });
    for (int attempt = 0; attempt < 1_000 && !answers(port); attempt++) {
      Thread.onSpinWait();
    }
    return port;
  }

  private static boolean answers(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException e) {
      java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
      return false;
    }
  }

  /** Takes connections and never answers. */
  String silent() throws IOException {
    return "127.0.0.1:" + listen(socket -> socket.getInputStream().readAllBytes());
  }

  /** Breaks connections off in the middle of an answer. */
  String resetting() throws IOException {
    return "127.0.0.1:"
        + listen(socket -> {
          socket.getInputStream().read();
          socket.setSoLinger(true, 0);
        });
  }

  int listen(Serving serving) throws IOException {
    var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    open.add(server);
    Thread.startVirtualThread(() -> {
      try {
        while (true) {
          var socket = server.accept();
          asked.incrementAndGet();
          open.add(socket);
          Thread.startVirtualThread(() -> serve(serving, socket));
        }
      } catch (IOException e) {
        // It was closed.
      }
    });
    return server.getLocalPort();
  }

  private static void serve(Serving serving, Socket socket) {
    try (socket) {
      serving.serve(socket);
    } catch (IOException e) {
      // The other side is gone.
    }
  }

  private void daemon(Socket socket) throws IOException {
    var git = new ArrayList<>(List.of("git", "daemon", "--inetd", "--export-all"));
    git.add("--base-path=" + folder);
    var process = new ProcessBuilder(git).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var up = Thread.startVirtualThread(() -> pump(socket, process));
    process.getInputStream().transferTo(socket.getOutputStream());
    socket.shutdownInput();
    up.interrupt();
  }

  private static void pump(Socket socket, Process process) {
    try (var to = process.getOutputStream()) {
      var from = socket.getInputStream();
      var buffer = new byte[1 << 14];
      for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
        to.write(buffer, 0, n);
        to.flush();
      }
    } catch (IOException e) {
      // One of the two has enough.
    }
  }

  /** Answers a request by itself, or returns false. */
  interface Answer {
    boolean give(HttpExchange exchange) throws IOException;
  }

  /** The address that ends with a slash. */
  String web(Answer first) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            asked.incrementAndGet();
            if (!first.give(exchange)) {
              backend(exchange);
            }
          }
        });
    server.start();
    open.add(() -> server.stop(0));
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  static boolean status(HttpExchange exchange, int status, Map<String, String> headers)
      throws IOException {
    headers.forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(status, -1);
    return true;
  }

  private void backend(HttpExchange exchange) throws IOException {
    var builder = new ProcessBuilder("git", "http-backend");
    var environment = builder.environment();
    environment.put("GIT_PROJECT_ROOT", folder.toString());
    environment.put("GIT_HTTP_EXPORT_ALL", "1");
    environment.put("REQUEST_METHOD", exchange.getRequestMethod());
    environment.put("PATH_INFO", exchange.getRequestURI().getPath());
    put(environment, "QUERY_STRING", exchange.getRequestURI().getQuery());
    put(environment, "CONTENT_TYPE", exchange.getRequestHeaders().getFirst("Content-Type"));
    put(environment, "GIT_PROTOCOL", exchange.getRequestHeaders().getFirst("Git-Protocol"));
    put(
        environment,
        "HTTP_CONTENT_ENCODING",
        exchange.getRequestHeaders().getFirst("Content-Encoding"));
    var process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var to = process.getOutputStream()) {
      exchange.getRequestBody().transferTo(to);
    }
    answer(exchange, process.getInputStream());
  }

  private static void answer(HttpExchange exchange, InputStream from) throws IOException {
    int status = 200;
    for (var line = line(from); !line.isEmpty(); line = line(from)) {
      var parts = line.split(": ", 2);
      if (parts[0].equals("Status")) {
        status = Integer.parseInt(parts[1].split(" ")[0]);
      } else {
        exchange.getResponseHeaders().set(parts[0], parts[1]);
      }
    }
    exchange.sendResponseHeaders(status, 0);
    from.transferTo(exchange.getResponseBody());
  }

  private static String line(InputStream in) throws IOException {
    var line = new java.io.ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.write(b);
    }
    return line.toString(StandardCharsets.US_ASCII).strip();
  }

  private static void put(Map<String, String> environment, String name, @Nullable String value) {
    environment.put(name, value == null ? "" : value);
  }

  @Override
  public void close() throws IOException {
    for (var each : open) {
      each.close();
    }
  }
}
