package dev.relay.mcp.transport.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The npm programs of {@code src/test/npm}, installed once below {@code target}, and a Node that is
 * new enough for them. Fails with what npm said when they can't be had: nothing is skipped.
 */
public final class Peers {
  private static final int NODE = 22;
  private static final String NODE_PACKAGE = "node@22.23.3";
  private static final List<String> FILES = List.of("package.json", ".npmrc", "package-lock.json");

  private Peers() {}

  /** The folder that holds {@code node_modules}. */
  public static synchronized Path directory() {
    try {
      var home = Files.createDirectories(module().resolve("target/npm"));
      var wanted = Files.readString(module().resolve("src/test/npm/package-lock.json"));
      var installed = home.resolve("installed.json");
      if (!Files.exists(installed) || !Files.readString(installed).equals(wanted)) {
        for (var each : FILES) {
          Files.copy(
              module().resolve("src/test/npm").resolve(each),
              home.resolve(each),
              StandardCopyOption.REPLACE_EXISTING);
        }
        npm(home, "ci");
        Files.writeString(installed, wanted);
      }
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one on the PATH, or one that npm brings. */
  public static synchronized Path node() {
    if (version("node") >= NODE) {
      return Path.of("node");
    }
    var home = module().resolve("target/node");
    var program = home.resolve("node_modules/.bin/node");
    if (!Files.isExecutable(program)) {
      npm(home, "install", "--prefix", home.toString(), NODE_PACKAGE);
    }
    return program;
  }

  /** A program of an installed package, to be run by {@link #node}. */
  public static List<String> command(String script, String... arguments) {
    var command = new ArrayList<String>();
    command.add(node().toString());
    command.add(directory().resolve("node_modules").resolve(script).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /**
   * What became of a program.
   *
   * @param output both streams
   */
  public record Ended(int status, String output) {}

  /** Runs it to its end, at most {@code seconds} long. */
  public static Ended run(
      Path directory, Map<String, String> environment, int seconds, List<String> command) {
    try {
      var output = Files.createTempFile("peer", ".txt");
      var builder = new ProcessBuilder(command).directory(directory.toFile());
      builder.environment().putAll(environment);
      var process =
          builder
              .redirectErrorStream(true)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new AssertionError(command + " did not end: " + Files.readString(output));
      }
      var said = Files.readString(output, StandardCharsets.UTF_8);
      Files.delete(output);
      return new Ended(process.exitValue(), said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void npm(Path directory, String... arguments) {
    var command = new ArrayList<>(List.of("npm", "--silent", "--no-audit", "--no-fund"));
    command.addAll(List.of(arguments));
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var ended = run(directory, Map.of(), 300, command);
    if (ended.status() != 0) {
      throw new AssertionError(
          "npm could not bring what the tests of other MCP programs need: " + ended.output());
    }
  }

  private static int version(String program) {
    var ended = run(module(), Map.of(), 30, List.of(program, "--version"));
    return ended.status() == 0
        ? Integer.parseInt(ended.output().strip().replaceFirst("^v(\\d+).*", "$1"))
        : 0;
  }

  /** Tests run in it; the commands beside them say where it is. */
  private static Path module() {
    return Path.of(System.getProperty("relay.module", "")).toAbsolutePath();
  }
}
