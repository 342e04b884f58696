package dev.relay.mcp.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A command that goes on when Relay ends, and that Relay finds again. All that it printed and all
 * that it was told is kept until {@link #forget}, so both can be read again from any offset.
 */
public interface Detached {
  /** What another Relay needs to find it. */
  Handle handle();

  /**
   * What it prints, from this byte on; waits for more until it has ended and all is read. An
   * interrupt ends the waiting with {@link java.io.InterruptedIOException}.
   */
  InputStream output(long offset) throws IOException;

  /** All that it was told until now. */
  InputStream told() throws IOException;

  /** The last words on its standard error, at most 8 KB. */
  String complaints();

  /** Tells it something; never waits for it to listen. Nothing is read after its end. */
  void tell(byte[] bytes) throws IOException;

  /** It is told nothing more: what it reads ends there. */
  void endOfInput() throws IOException;

  /** Empty while it runs. */
  Optional<End> end();

  /** Asks it to end, waits for at most {@code grace}, then ends it and all that it started. */
  void stop(Duration grace);

  /** Gives up following it, and leaves it running. */
  void leave();

  /** Removes what was kept of it; only after its end. */
  void forget();

  /**
   * What to start.
   *
   * @param folder does not exist yet; what it says and is told is kept there, where it can't look
   */
  record Launch(Sandbox.Command command, Path folder, Limits limits) {}

  /**
   * @param sandbox the name of the one it runs in
   * @param folder where its streams are kept
   * @param pid of its supervisor, which began at {@code began}
   */
  record Handle(
      String sandbox, Path folder, long pid, Instant began, Limits limits, List<Path> writable) {
    public Handle {
      writable = List.copyOf(writable);
    }
  }

  /** How it ended. */
  sealed interface End {
    /** By itself, or by a signal that was not Relay's: 128 and the number of the signal. */
    record Exited(int code) implements End {}

    /** Because it used more than it may; {@code what} follows "more": {@code memory}. */
    record OverLimit(String what) implements End {}

    /** Stopped, or killed together with its supervisor. */
    record Gone() implements End {}
  }
}
