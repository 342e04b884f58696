package dev.relay.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./relay repo} and the like, through the launcher. */
class CommandLineTest {
  private static final String REPOSITORIES =
      "[{\"name\":\"api\",\"url\":\"file:///api.git\",\"branch\":\"main\",\"head\":null}]";

  @TempDir Path machine;
  private Launcher launcher;

  @BeforeEach
  void freshMachine() throws IOException {
    launcher = Launcher.on(machine).environment("RELAY_NO_TRAINING", "1");
  }

  @Test
  void asksTheRelayThatRunsAndHandsItsExitCodeOn() throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/workspaces/w/repositories", CommandLineTest::answer);
    server.start();
    try {
      runs("http://127.0.0.1:" + server.getAddress().getPort());
      launcher.realJdk().built();
      var list = launcher.run("repo", "list", "-w", "w");
      assertThat(list.err()).isEmpty();
      assertThat(list.out()).startsWith("REPOSITORY").contains("file:///api.git");
      assertThat(launcher.run("repo", "list", "-w", "other").code()).isEqualTo(1);
      assertThat(launcher.run("repo", "lst").code()).isEqualTo(2);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void saysThatNothingRunsOrIsBuilt() throws Exception {
    assertThat(launcher.run("sync").err()).contains("a JDK 25 is needed; ./relay doctor");
    launcher.realJdk();
    assertThat(launcher.run("sync").err())
        .isEqualTo("relay: Relay is not running; start it with ./relay up.");
  }

  private void runs(String url) throws IOException {
    Files.createDirectories(launcher.home().resolve("run"));
    Files.writeString(launcher.home().resolve("token"), "secret\n");
    Files.writeString(
        launcher.home().resolve("run/relay.json"),
        "{\"pid\":%d,\"port\":7,\"url\":\"%s\",\"startedAt\":\"2026-11-20T10:00:00Z\"}"
            .formatted(ProcessHandle.current().pid(), url));
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var isKnown = "Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
      exchange.sendResponseHeaders(isKnown ? 200 : 401, 0);
      exchange.getResponseBody().write(REPOSITORIES.getBytes(StandardCharsets.UTF_8));
    }
  }
}
