package dev.relay.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.McpSession;
import dev.relay.mcp.RunningServer;
import dev.relay.repo.workspace.WorkspaceFile;
import dev.relay.repo.workspace.Workspaces;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SlowSyncTest {
  @Test
  void isAnsweredWithARunThatIsAskedForLater(@TempDir Path dir) throws IOException {
    try (var server = RunningServer.start(dir)) {
      var mcp = McpSession.open(server);
      var run = syncFromASilentRemote(server, mcp);
      var last = mcp.answer("sync", Map.of("run", run, "wait_seconds", 25));
      assertThat(last.path("state").asString()).isEqualTo("done");
      assertThat(last.path("results").path(0).path("result").asString()).isEqualTo("unreachable");
      assertThat(mcp.answer("status", Map.of()).path("syncs").size()).isZero();
    }
  }

  /** The remote takes the connection, and says nothing until this returns. */
  private static String syncFromASilentRemote(RunningServer server, McpSession mcp)
      throws IOException {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var file =
          "name: slow\nrepositories:\n  - { name: far, url: 'git://127.0.0.1:%d/far.git' }\n"
              .formatted(silent.getLocalPort());
      server.bean(Workspaces.class).save(WorkspaceFile.parse(file));
      var first = mcp.answer("sync", Map.of());
      assertThat(first.path("state").asString()).isEqualTo("running");
      assertThat(first.path("results").size()).isZero();
      var run = first.path("run").asString();
      assertThat(mcp.answer("status", Map.of()).path("syncs").path(0).asString()).isEqualTo(run);
      return run;
    }
  }
}
