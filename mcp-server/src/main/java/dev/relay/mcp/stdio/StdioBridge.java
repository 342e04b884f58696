package dev.relay.mcp.stdio;

import dev.relay.repo.home.Endpoint;
import dev.relay.repo.home.HomeFailure;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * JSON-RPC lines on stdin go to the running Relay, what it answers goes to stdout, and nothing else
 * does.
 */
public final class StdioBridge {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Session session;
  private final PrintStream out;
  private final PrintStream err;

  StdioBridge(Session session, PrintStream out, PrintStream err) {
    this.session = session;
    this.out = out;
    this.err = err;
  }

  public static void main(String[] arguments) throws IOException {
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    var err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    try {
      var session = new Session(() -> Endpoint.find(System.getenv()), line -> write(out, line));
      new StdioBridge(session, out, err).run(System.in);
    } catch (HomeFailure e) {
      err.println("relay: " + e.getMessage());
      Runtime.getRuntime().halt(1);
    }
    Runtime.getRuntime().halt(0); // an open event stream must not keep the process
  }

  /** Returns when stdin has ended and what was asked is answered. */
  void run(InputStream in) throws IOException {
    var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          take(line, workers);
        }
      }
      workers.shutdown();
      if (!workers.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        workers.shutdownNow();
      }
      session.end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Requests wait side by side; what other messages rely on is sent in its turn. */
  private void take(String line, ExecutorService workers) {
    var message = Envelope.of(line);
    if (message.isEmpty()) {
      write(out, error("null", -32700, "this line is no JSON object"));
    } else if (message.get().isRequest() && !message.get().isMethod("initialize")) {
      workers.execute(() -> pass(message.get()));
    } else {
      pass(message.get());
      if (message.get().isMethod("notifications/initialized")) {
        Thread.ofVirtual().start(this::listen);
      }
    }
  }

  private void pass(Envelope message) {
    try {
      if (message.isMethod("initialize")) {
        session.open(message);
      } else {
        session.send(message);
      }
    } catch (IOException | HomeFailure e) {
      var why = e.getMessage() == null ? "Relay does not answer; see relay doctor" : e.getMessage();
      if (message.isRequest()) {
        write(out, error(message.id(), -32603, why));
      } else {
        err.println("relay: " + why);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen() {
    try {
      while (session.listen()) {
        Thread.sleep(Duration.ofSeconds(1));
      }
    } catch (IOException e) {
      err.println("relay: the stream of the server's own messages ended");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(PrintStream out, String message) {
    synchronized (out) {
      out.print(message + "\n");
      out.flush();
    }
  }

  private static String error(String id, int code, String why) {
    var text = why.replace("\\", "\\\\").replace("\"", "\\\"");
    return "{\"jsonrpc\":\"2.0\",\"id\":"
        + id
        + ",\"error\":{\"code\":"
        + code
        + ",\"message\":\""
        + text
        + "\"}}";
  }
}
