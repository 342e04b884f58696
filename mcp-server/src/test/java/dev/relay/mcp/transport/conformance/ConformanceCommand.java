package dev.relay.mcp.transport.conformance;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** What {@code mcp-server/conformance} runs; see there. */
final class ConformanceCommand {
  private ConformanceCommand() {}

  @SuppressWarnings("SystemOut") // the command's output
  public static void main(String[] arguments) throws InterruptedException {
    var given = List.of(arguments);
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
    try (var server = FixtureServer.start(0)) {
      if (given.contains("--serve")) {
        System.out.println(server.url());
        new CountDownLatch(1).await();
      }
      var failed =
          Arrays.stream(Suite.values())
              .map(suite -> suite.run(server.url()))
              .peek(System.out::println)
              .mapToInt(Suite.Result::failed)
              .sum();
      System.exit(failed == 0 ? 0 : 1);
    }
  }
}
