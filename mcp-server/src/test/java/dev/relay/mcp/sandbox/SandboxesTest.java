package dev.relay.mcp.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may run where. */
class SandboxesTest {
  @TempDir Path bin;
  private final ProcessSandbox bare = new ProcessSandbox();

  @Test
  void runsNothingOfAModelsWithoutAConfiningSandbox() {
    assertThat(new Sandboxes(List.of(bare)).forModels()).isEmpty();
    assertThat(new Sandboxes(List.of(bare)).best()).isSameAs(bare);
  }

  @Test
  void runsItWhereTheOwnerSaysSo() {
    assertThat(new Sandboxes(List.of(bare), true).forModels()).contains(bare);
  }

  @Test
  void saysHowToGetBubblewrap() throws IOException {
    assertThat(advice("Linux"))
        .isEqualTo("Install bubblewrap with the package manager of this system.");
    program("apt-get");
    assertThat(advice("Linux")).isEqualTo("Install bubblewrap: sudo apt-get install bubblewrap.");
    program("bwrap");
    assertThat(advice("Linux")).contains("not allowed to make user namespaces");
    assertThat(advice("Mac OS X")).contains("compose.yaml", "RELAY_SANDBOX=process");
  }

  private String advice(String system) {
    return new BubblewrapAdvice(system, bin.toString()).sentence();
  }

  private void program(String name) throws IOException {
    assertThat(Files.createFile(bin.resolve(name)).toFile().setExecutable(true)).isTrue();
  }
}
