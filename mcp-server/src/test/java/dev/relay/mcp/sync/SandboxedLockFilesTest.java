package dev.relay.mcp.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.sandbox.BubblewrapSandbox;
import dev.relay.mcp.sandbox.ProcessSandbox;
import dev.relay.mcp.sandbox.Sandbox;
import dev.relay.mcp.sandbox.Sandboxes;
import dev.relay.mcp.sandbox.Toolchain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxedLockFilesTest {
  @TempDir Path dir;

  @Test
  void makesALockFileWithItsToolInTheSandbox() throws IOException {
    var sandbox = new BubblewrapSandbox(dir.resolve("home"));
    Assumptions.assumeTrue(sandbox.probe().works(), sandbox.probe().sentence());
    var locks = locks(sandbox, tool("cat Cargo.toml > Cargo.lock"));
    Files.createDirectories(dir.resolve("pad/tree/part"));
    Files.writeString(dir.resolve("pad/tree/part/Cargo.toml"), "merged\n");
    Files.writeString(dir.resolve("pad/tree/part/Cargo.lock"), "theirs\n");

    assertThat(locks.knows("Cargo.lock")).isTrue();
    assertThat(locks.make(dir.resolve("pad/tree"), "part/Cargo.lock"))
        .hasValueSatisfying(
            bytes -> assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("merged\n"));
  }

  @Test
  void makesNoneWhereNothingConfinesTheTool() throws IOException {
    var locks = locks(new ProcessSandbox(), tool("echo made > Cargo.lock"));
    Files.createDirectories(dir.resolve("pad/tree"));

    assertThat(locks.make(dir.resolve("pad/tree"), "Cargo.lock")).isEmpty();
  }

  @Test
  void knowsOnlyWhatIsInstalled() throws IOException {
    var locks = locks(new ProcessSandbox(), tool("true"));

    assertThat(locks.knows("uv.lock")).isFalse();
    assertThat(locks.knows("README.md")).isFalse();
  }

  /** A cargo of our own. */
  private Path tool(String script) throws IOException {
    var bin = Files.createDirectories(dir.resolve("tools/bin"));
    var cargo = bin.resolve("cargo");
    Files.writeString(cargo, "#!/bin/sh\n" + script + "\n");
    assertThat(cargo.toFile().setExecutable(true)).isTrue();
    return bin;
  }

  private static SandboxedLockFiles locks(Sandbox sandbox, Path bin) {
    var path = bin + ":/usr/bin:/bin";
    var toolchain = new Toolchain(Map.of("PATH", path), List.of());
    return new SandboxedLockFiles(new Sandboxes(List.of(sandbox)), toolchain, bin.toString());
  }
}
