package dev.relay.mcp.sandbox;

import java.io.IOException;
import org.springframework.stereotype.Component;

/** No sandbox at all: the last resort, and it says so. */
@Component
public final class ProcessSandbox implements Sandbox {
  @Override
  public String name() {
    return "process";
  }

  @Override
  public int rank() {
    return 0;
  }

  @Override
  public Probe probe() {
    return new Probe(
        true,
        false,
        "Nothing is isolated here: what runs can do all that you can. Install bubblewrap to change"
            + " that.");
  }

  @Override
  public Process start(Command command) throws IOException {
    var builder = new ProcessBuilder(command.argv()).directory(command.directory().toFile());
    builder.environment().clear();
    builder.environment().putAll(command.environment());
    return builder.redirectErrorStream(command.mergeErrors()).start();
  }
}
