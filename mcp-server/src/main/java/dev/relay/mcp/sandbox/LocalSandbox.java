package dev.relay.mcp.sandbox;

import java.io.IOException;

/** A sandbox that is a program of this machine, with a command as its arguments. */
interface LocalSandbox extends Sandbox {
  /** How the command is run confined. */
  Invocation confine(Command command);

  @Override
  default Process start(Command command) throws IOException {
    return confine(command).builder().redirectErrorStream(command.mergeErrors()).start();
  }

  @Override
  default Detached detach(Detached.Launch launch) throws IOException {
    return LocalDetached.start(name(), confine(launch.command()), launch);
  }

  @Override
  default Detached attach(Detached.Handle handle) {
    return LocalDetached.attach(handle);
  }
}
