package dev.relay.repo.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Git as a developer would call it, with nobody's configuration; bytes are kept as they are. */
final class Sh {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "GIT_CONFIG_GLOBAL", "/dev/null",
          "GIT_CONFIG_NOSYSTEM", "1",
          "GIT_AUTHOR_NAME", "Ada",
          "GIT_AUTHOR_EMAIL", "ada@example.com",
          "GIT_COMMITTER_NAME", "Ada",
          "GIT_COMMITTER_EMAIL", "ada@example.com",
          "GIT_EDITOR", "true",
          "LC_ALL", "C");

  private Sh() {}

  record End(int exit, String output) {
    List<String> lines() {
      return output.lines().toList();
    }
  }

  /** Must succeed. */
  static String git(Path in, String... args) {
    var end = tryGit(in, args);
    if (end.exit() != 0) {
      throw new AssertionError("git " + String.join(" ", args) + "\n" + end.output());
    }
    return end.output();
  }

  /** May fail: a conflict is no surprise. */
  static End tryGit(Path in, String... args) {
    var command =
        new ArrayList<>(
            List.of(
                "git",
                "-c",
                "protocol.file.allow=always",
                "-c",
                "gc.auto=0",
                "-c",
                "maintenance.auto=false",
                "-c",
                "core.fsync=none",
                "-c",
                "advice.detachedHead=false"));
    command.addAll(List.of(args));
    return start(in, command);
  }

  /** Whatever its commands come to. */
  static void run(Path in, String script) {
    start(in, List.of("sh", "-c", script));
  }

  private static End start(Path in, List<String> command) {
    try {
      var builder = new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true);
      builder.environment().putAll(ENVIRONMENT);
      var process = builder.start();
      process.getOutputStream().close();
      var bytes = process.getInputStream().readAllBytes();
      return new End(process.waitFor(), new String(bytes, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
