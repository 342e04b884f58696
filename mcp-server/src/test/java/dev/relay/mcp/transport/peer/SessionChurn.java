package dev.relay.mcp.transport.peer;

import dev.relay.mcp.transport.McpSessions;
import dev.relay.mcp.transport.conformance.FixtureServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/** Opens and ends sessions, and looks what is left of them. */
final class SessionChurn {
  private static final int WARM_UP = 2000;

  private SessionChurn() {}

  /**
   * What is left.
   *
   * @param grown bytes of heap, after a collection
   */
  record Left(int sessions, long grown) {}

  static Left after(int pairs) throws IOException {
    var sessions = new McpSessions(1000, Duration.ofMinutes(30), InstantSource.system());
    try (var server = FixtureServer.start(0, sessions)) {
      churn(server, WARM_UP);
      var before = heap();
      churn(server, pairs);
      return new Left(sessions.count(), heap() - before);
    }
  }

  private static void churn(FixtureServer server, int pairs) throws IOException {
    try (var session = new RawSession(URI.create(server.url()))) {
      for (int i = 0; i < pairs; i++) {
        session.again();
      }
      session.end();
    }
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @SuppressWarnings("SystemOut") // the command's output
  public static void main(String[] arguments) throws IOException {
    ((ch.qos.logback.classic.Logger)
            org.slf4j.LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME))
        .setLevel(ch.qos.logback.classic.Level.ERROR);
    var pairs = Integer.parseInt(arguments[0]);
    System.out.println(pairs + " x initialize and DELETE: " + after(pairs));
    System.exit(0);
  }
}
