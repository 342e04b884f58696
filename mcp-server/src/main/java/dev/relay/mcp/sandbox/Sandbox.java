package dev.relay.mcp.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where commands run that Relay did not write. Implementations are Spring beans; {@code Sandboxes}
 * chooses the one that isolates most among those that work here.
 */
public interface Sandbox {
  String name();

  /** The higher, the more it isolates. */
  int rank();

  /** Whether it works on this machine and what it keeps apart; asked once, may take a second. */
  Probe probe();

  /**
   * Starts the command. The environment is exactly the given one. {@link ProcessTree#kill} ends it
   * with everything it started.
   */
  Process start(Command command) throws IOException;

  /**
   * Starts it so that it goes on when Relay ends. Standard error is kept apart, whatever the
   * command says about it.
   */
  Detached detach(Detached.Launch launch) throws IOException;

  /** Finds one again that was started here, or tells how it ended. */
  Detached attach(Detached.Handle handle);

  /**
   * @param isolates true when files outside and the network are out of reach
   * @param sentence what that means, for people; the next step where it does not work
   */
  record Probe(boolean works, boolean isolates, String sentence) {}

  /**
   * @param directory where it starts; has to be within one of the writable or the read-only ones
   * @param writable directories it may change; everything else is read-only or not there
   * @param readOnly paths it needs that lie where a sandbox hides things, such as a tool in a home
   * @param mergeErrors true when standard error goes where standard output goes
   */
  record Command(
      List<String> argv,
      Path directory,
      Map<String, String> environment,
      List<Path> writable,
      List<Path> readOnly,
      boolean network,
      boolean mergeErrors) {
    public Command {
      argv = List.copyOf(argv);
      environment = Map.copyOf(environment);
      writable = List.copyOf(writable);
      readOnly = List.copyOf(readOnly);
    }

    /** The same as arguments of another program. */
    Command within(List<String> program) {
      var all = Stream.concat(program.stream(), argv.stream()).toList();
      return new Command(all, directory, environment, writable, readOnly, network, mergeErrors);
    }
  }
}
