package dev.relay.mcp.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BubblewrapSandboxTest extends SandboxContract {
  private final Sandbox sandbox = new BubblewrapSandbox(Path.of("/nonexistent"));

  @Override
  Sandbox sandbox() {
    return sandbox;
  }

  @BeforeEach
  void needsBubblewrap() {
    Assumptions.assumeTrue(sandbox.probe().works(), sandbox.probe().sentence());
  }

  @Test
  void refusesWritesOutside() throws Exception {
    run(
        "echo x > "
            + other.resolve("new")
            + "; echo x > /usr/bin/relay-planted; touch /etc/planted");
    assertThat(other.resolve("new")).doesNotExist();
    assertThat(Path.of("/etc/planted")).doesNotExist();
    assertThat(Files.readString(other.resolve("secret"))).isEqualTo("secret");
  }

  @Test
  void hidesHomesAndTemporaryFiles() throws Exception {
    var home = System.getProperty("user.home");
    assertThat(run("cat " + other.resolve("secret")).ok()).isFalse();
    assertThat(run("ls -A " + home).output()).isEmpty();
  }

  @Test
  void refusesTheNetworkUnlessAskedFor() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var connect = "exec 3<>/dev/tcp/127.0.0.1/" + server.getLocalPort();
      var script = "bash -c '" + connect + "'";
      assertThat(run(script).ok()).isFalse();
      assertThat(run(script, Duration.ofSeconds(10), true).ok()).isTrue();
    }
  }

  /** A socket of docker's, say, is a way out for whoever may use it. */
  @Test
  void reachesNoSocketOfTheSystem() throws Exception {
    Assumptions.assumeTrue(Files.isWritable(Path.of("/run")), "needs the right to listen in /run");
    var socket = Path.of("/run/relay-test-" + ProcessHandle.current().pid() + ".sock");
    try (var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      listening.bind(UnixDomainSocketAddress.of(socket));
      assertThat(run("test -S " + socket).exit()).isEqualTo(1);
    } finally {
      Files.deleteIfExists(socket);
    }
  }

  @Test
  void stillResolvesNames() throws Exception {
    Assumptions.assumeTrue(Files.isReadable(Path.of("/etc/resolv.conf")), "needs a resolver");
    assertThat(run("cat /etc/resolv.conf").ok()).isTrue();
  }

  @Test
  void hasNoRights() throws Exception {
    assertThat(run("id -u; grep CapEff /proc/self/status").output())
        .startsWith("1000")
        .contains("0000000000000000");
  }

  @Test
  void seesNoOtherProcesses() throws Exception {
    assertThat(run("ls -d /proc/[0-9]* | wc -l").output().strip()).matches("\\d");
  }

  @Test
  void hidesTheHomeOfRelayAlsoBelowAFolderOfTools() throws Exception {
    var home = Files.createDirectory(other.resolve("home"));
    Files.writeString(home.resolve("login"), "secret");
    var tree = Files.createDirectories(home.resolve("tasks/tree"));
    var command =
        new Sandbox.Command(
            List.of("sh", "-c", "touch made; cat " + home.resolve("login") + "; ls " + other),
            tree,
            Map.of("PATH", "/usr/bin:/bin"),
            List.of(tree),
            List.of(other),
            false,
            true);
    var outcome = Execution.run(new BubblewrapSandbox(home), command, Duration.ofSeconds(10), 1000);
    assertThat(outcome.output()).contains("home", "No such file");
    assertThat(outcome.output().lines()).filteredOn(line -> line.equals("secret")).hasSize(1);
    assertThat(tree.resolve("made")).exists();
  }

  @Test
  void showsToolsThatLieBehindALink() throws Exception {
    var link = Files.createSymbolicLink(tmp.toRealPath().resolve("link"), other);
    var command =
        new Sandbox.Command(
            List.of("cat", link.resolve("secret").toString()),
            work,
            Map.of("PATH", "/usr/bin:/bin"),
            List.of(work),
            List.of(link),
            false,
            true);
    assertThat(Execution.run(sandbox, command, Duration.ofSeconds(10), 1000).output())
        .isEqualTo("secret");
  }
}
