package dev.relay.mcp.sync;

import dev.relay.mcp.sandbox.Execution;
import dev.relay.mcp.sandbox.Sandbox;
import dev.relay.mcp.sandbox.Sandboxes;
import dev.relay.mcp.sandbox.Toolchain;
import dev.relay.repo.sync.LockFiles;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes lock files anew with the tools of this machine, inside the sandbox and without running what
 * packages bring along. Without a sandbox that confines it, none is made.
 */
public final class SandboxedLockFiles implements LockFiles {
  private static final Duration DEADLINE = Duration.ofMinutes(3);
  private static final int LARGEST = 32 << 20;

  private static final Map<String, List<String>> COMMANDS =
      Map.of(
          "package-lock.json",
          List.of(
              "npm",
              "install",
              "--package-lock-only",
              "--ignore-scripts",
              "--no-audit",
              "--no-fund"),
          "pnpm-lock.yaml",
          List.of("pnpm", "install", "--lockfile-only", "--ignore-scripts"),
          "Cargo.lock",
          List.of("cargo", "update", "--workspace"),
          "uv.lock",
          List.of("uv", "lock"),
          "go.sum",
          List.of("go", "mod", "tidy"));

  private final Sandboxes sandboxes;
  private final Toolchain toolchain;
  private final String searchPath;

  /**
   * @param searchPath in which tools are looked for
   */
  public SandboxedLockFiles(Sandboxes sandboxes, Toolchain toolchain, String searchPath) {
    this.sandboxes = sandboxes;
    this.toolchain = toolchain;
    this.searchPath = searchPath;
  }

  @Override
  public boolean knows(String name) {
    var command = COMMANDS.get(name);
    return command != null && isInstalled(command.getFirst());
  }

  @Override
  public Optional<byte[]> make(Path tree, String path) {
    var sandbox = sandboxes.best();
    var file = tree.resolve(path).normalize();
    var command = COMMANDS.get(String.valueOf(file.getFileName()));
    if (command == null || !sandbox.probe().isolates() || !file.startsWith(tree)) {
      return Optional.empty();
    }
    try {
      var home = Files.createDirectories(tree.resolveSibling("home"));
      var folder = Objects.requireNonNull(file.getParent());
      var call =
          new Sandbox.Command(
              command,
              folder,
              toolchain.environment(home),
              List.of(tree, home),
              toolchain.readOnly(),
              true,
              true);
      return Execution.run(sandbox, call, DEADLINE, 4096).ok() ? read(file) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<byte[]> read(Path file) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) < LARGEST
        ? Optional.of(Files.readAllBytes(file))
        : Optional.empty();
  }

  private boolean isInstalled(String tool) {
    return Arrays.stream(searchPath.split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(tool)));
  }
}
