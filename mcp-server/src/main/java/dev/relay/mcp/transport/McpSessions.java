package dev.relay.mcp.transport;

import io.modelcontextprotocol.spec.McpStreamableServerSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The MCP sessions there are. Each belongs to who opened it and ends on DELETE, after a while
 * without use, or when there is no room and it is the one unused for longest.
 */
public final class McpSessions {
  private final Map<String, Entry> sessions = new ConcurrentHashMap<>();
  private final int capacity;
  private final Duration idle;
  private final InstantSource clock;

  public McpSessions(int capacity, Duration idle, InstantSource clock) {
    this.capacity = capacity;
    this.idle = idle;
    this.clock = clock;
  }

  private record Entry(McpStreamableServerSession session, String owner, Instant used) {}

  /** False when all there are are in use. */
  boolean add(McpStreamableServerSession session, String owner) {
    evictIdle();
    while (sessions.size() >= capacity) {
      var oldest = unused().min(Comparator.comparing(Entry::used));
      if (oldest.isEmpty()) {
        return false;
      }
      end(oldest.get());
    }
    sessions.put(session.getId(), new Entry(session, owner, clock.instant()));
    return true;
  }

  /** Marks it as used. Another's session does not exist. */
  Optional<McpStreamableServerSession> find(String id, String owner) {
    var entry =
        sessions.computeIfPresent(
            id,
            (_, found) ->
                found.owner().equals(owner)
                    ? new Entry(found.session(), owner, clock.instant())
                    : found);
    return Optional.ofNullable(entry)
        .filter(found -> found.owner().equals(owner))
        .map(Entry::session);
  }

  void remove(McpStreamableServerSession session) {
    sessions.remove(session.getId());
  }

  Collection<McpStreamableServerSession> all() {
    return sessions.values().stream().map(Entry::session).toList();
  }

  public int count() {
    return sessions.size();
  }

  private void evictIdle() {
    var limit = clock.instant().minus(idle);
    unused().filter(entry -> entry.used().isBefore(limit)).toList().forEach(this::end);
  }

  private Stream<Entry> unused() {
    return List.copyOf(sessions.values()).stream().filter(e -> !e.session().hasOpenStream());
  }

  private void end(Entry entry) {
    sessions.remove(entry.session().getId());
    entry.session().close();
  }
}
