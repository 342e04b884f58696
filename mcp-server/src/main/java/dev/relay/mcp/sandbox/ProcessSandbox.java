package dev.relay.mcp.sandbox;

import org.springframework.stereotype.Component;

/** No sandbox at all: the last resort, and it says so. */
@Component
public final class ProcessSandbox implements LocalSandbox {
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
  public Invocation confine(Command command) {
    return new Invocation(command.argv(), command.environment(), command.directory());
  }
}
