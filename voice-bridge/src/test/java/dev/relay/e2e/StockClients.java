package dev.relay.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** MCP clients that others make, installed under target from the lock file in src/test/clients. */
final class StockClients {
  private static final Path LOCKED = Path.of("src", "test", "clients");
  private static final Path INSTALLED = Path.of("target", "clients").toAbsolutePath();

  private StockClients() {}

  /** The command of the inspector's CLI; empty when npm cannot install it here. */
  static synchronized Optional<List<String>> inspector() {
    var script = INSTALLED.resolve("node_modules/.bin/mcp-inspector");
    if (!Files.exists(script) && !install()) {
      return Optional.empty();
    }
    return Optional.of(List.of("node", script.toString(), "--cli"));
  }

  private static boolean install() {
    try {
      Files.createDirectories(INSTALLED);
      for (var file : List.of("package.json", "package-lock.json", ".npmrc")) {
        Files.copy(
            LOCKED.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
      var npm =
          new ProcessBuilder("npm", "ci", "--silent")
              .directory(INSTALLED.toFile())
              .redirectErrorStream(true)
              .redirectOutput(INSTALLED.resolve("npm.log").toFile())
              .start();
      return npm.waitFor() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Runs a client in a clean environment of its own and gives what it printed. */
  static Outcome run(Path home, List<String> command, Map<String, String> environment) {
    var builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().clear();
    builder.environment().put("HOME", home.toString());
    builder.environment().put("PATH", System.getenv("PATH"));
    builder.environment().putAll(environment);
    try {
      var errors = Files.createTempFile(home, "stderr", ".txt");
      var process = builder.redirectError(errors.toFile()).start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), output, Files.readString(errors));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** How a client ended. */
  record Outcome(int code, String output, String errors) {}
}
