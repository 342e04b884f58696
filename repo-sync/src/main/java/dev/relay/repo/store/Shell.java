package dev.relay.repo.store;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs a short command with an environment that holds none of the user's secrets. */
final class Shell {
  private Shell() {}

  record Result(int code, String output) {}

  static Result run(List<String> command) {
    try {
      var process = builder(command).start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output.strip());
    } catch (IOException e) {
      return new Result(127, "cannot run " + command.getFirst());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result(130, "interrupted");
    }
  }

  /** What it says is appended to the log. */
  static Process start(List<String> command, Path log) {
    try {
      var process = builder(command).redirectOutput(Redirect.appendTo(log.toFile())).start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new StoreFailure("cannot run " + command.getFirst(), e);
    }
  }

  private static ProcessBuilder builder(List<String> command) {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    var path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
    builder.environment().clear();
    builder.environment().put("PATH", path);
    builder.environment().put("LC_ALL", "C");
    return builder;
  }
}
