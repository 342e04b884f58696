package dev.relay.mcp.transport;

import io.modelcontextprotocol.spec.McpStreamableServerSession;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The MCP sessions there are. Each belongs to who opened it and ends on DELETE, with the credential
 * that opened it, after a while without use, or when there is no room and it is the one unused for
 * longest. One with an open stream is in use.
 */
public final class McpSessions {
  private final Map<String, LiveSession> sessions = new ConcurrentHashMap<>();
  private final int capacity;
  private final Duration idle;
  private final InstantSource clock;

  public McpSessions(int capacity, Duration idle, InstantSource clock) {
    this.capacity = capacity;
    this.idle = idle;
    this.clock = clock;
  }

  /** False when all there are are in use. */
  boolean add(McpStreamableServerSession session, String owner, BooleanSupplier signedIn) {
    if (sessions.size() >= capacity && !makeRoom()) {
      return false;
    }
    sessions.put(session.getId(), new LiveSession(session, owner, signedIn, clock.instant()));
    return true;
  }

  private boolean makeRoom() {
    endIdle();
    while (sessions.size() >= capacity) {
      var oldest = unused().min(Comparator.comparing(LiveSession::used));
      if (oldest.isEmpty()) {
        return false;
      }
      end(oldest.get());
    }
    return true;
  }

  /** Marks it as used. Another's session does not exist. */
  Optional<LiveSession> find(String id, String owner) {
    var found = sessions.get(id);
    if (found == null || !found.belongsTo(owner)) {
      return Optional.empty();
    }
    found.use(clock.instant());
    return Optional.of(found);
  }

  /** Somebody listens until the returned is run. */
  Runnable listening(LiveSession session) {
    session.listen();
    return () -> session.heard(clock.instant());
  }

  void remove(LiveSession session) {
    if (sessions.remove(session.session().getId()) != null) {
      session.streams().end();
    }
  }

  Collection<McpStreamableServerSession> all() {
    return sessions.values().stream().map(LiveSession::session).toList();
  }

  public int count() {
    return sessions.size();
  }

  /** To be called now and then: only who opens sessions finds the idle ones otherwise. */
  public void endIdle() {
    var limit = clock.instant().minus(idle);
    unused().filter(each -> each.used().isBefore(limit)).toList().forEach(this::end);
  }

  /** Ends those whose token or login ended. Blocks: it asks for each. */
  public void endSignedOut() {
    List.copyOf(sessions.values()).stream().filter(each -> !each.isSignedIn()).forEach(this::end);
  }

  void endAll() {
    List.copyOf(sessions.values()).forEach(this::end);
  }

  private Stream<LiveSession> unused() {
    return List.copyOf(sessions.values()).stream().filter(each -> !each.isInUse());
  }

  private void end(LiveSession session) {
    sessions.remove(session.session().getId());
    session.end();
  }
}
