package dev.relay.mcp.transport;

import io.modelcontextprotocol.spec.McpStreamableServerSession;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** One session of a client: the SDK's, who opened it, and what of it can be resumed. */
final class LiveSession {
  private final McpStreamableServerSession session;
  private final String owner;
  private final BooleanSupplier signedIn;
  private final StreamLog streams = new StreamLog();
  private final AtomicInteger listeners = new AtomicInteger();
  private volatile Instant used;

  /**
   * @param signedIn asks whether the credential that opened it still opens
   */
  LiveSession(
      McpStreamableServerSession session, String owner, BooleanSupplier signedIn, Instant now) {
    this.session = session;
    this.owner = owner;
    this.signedIn = signedIn;
    this.used = now;
  }

  McpStreamableServerSession session() {
    return session;
  }

  StreamLog streams() {
    return streams;
  }

  boolean belongsTo(String who) {
    return owner.equals(who);
  }

  boolean isSignedIn() {
    return signedIn.getAsBoolean();
  }

  Instant used() {
    return used;
  }

  void use(Instant now) {
    used = now;
  }

  /** Somebody listens, be it to nothing for hours; ends with {@link #heard}. */
  void listen() {
    listeners.incrementAndGet();
  }

  void heard(Instant now) {
    used = now;
    listeners.decrementAndGet();
  }

  boolean isInUse() {
    return listeners.get() > 0 || session.hasOpenStream();
  }

  void end() {
    session.close();
    streams.end();
  }
}
