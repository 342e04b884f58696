package dev.relay.mcp.tool;

import dev.relay.mcp.access.Caller;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call of a tool: who made it, and what can be said to them while it runs. Whoever cancels it
 * interrupts its thread.
 */
public interface Call {
  Caller caller();

  /**
   * Tells how far the work is, to clients that want to hear it. Only steps forward are told, and
   * not more than a client can show; the sentence is speakable.
   *
   * @param total null when nobody knows how much there is
   */
  void progress(double done, @Nullable Double total, String sentence);

  /**
   * Asks the client's person which of several is meant; never for an approval. Empty when they
   * can't be asked or would not say: then the tool refuses with the sentence it always had. Some
   * clients make the whole call again with the answer, so nothing may be changed before this.
   */
  Optional<String> choose(String message, List<String> choices);

  /**
   * The rest takes long. True when the client follows it to its end, however long that is, with
   * {@link #progress} as its news: then the tool may wait for the end. Others are answered soon,
   * with a handle.
   */
  boolean takesLong();
}
