package dev.relay.mcp.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the system is asked to run. The environment is all there is of it.
 *
 * @param argv with the sandbox's own program in front, where it has one
 */
public record Invocation(List<String> argv, Map<String, String> environment, Path directory) {
  public Invocation {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
  }

  ProcessBuilder builder() {
    var builder = new ProcessBuilder(argv).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }
}
