package dev.relay.mcp.transport;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;

/** The streams of one session that a client can resume: the newest few. */
final class StreamLog {
  private static final int STREAMS = 16;

  private final Map<String, EventStream> streams = new LinkedHashMap<>();
  private long count;

  synchronized EventStream open() {
    var name = "s" + ++count;
    var stream = new EventStream(name);
    streams.put(name, stream);
    makeRoom();
    return stream;
  }

  /** Those that ended go first, then the oldest. */
  private void makeRoom() {
    for (var each = streams.values().iterator(); streams.size() > STREAMS && each.hasNext(); ) {
      if (each.next().isEnded()) {
        each.remove();
      }
    }
    for (Iterator<EventStream> each = streams.values().iterator(); streams.size() > STREAMS; ) {
      each.next();
      each.remove();
    }
  }

  /** What came after the event with that id; empty when its stream is gone. */
  Optional<Flux<ServerSentEvent<String>>> after(String eventId) {
    var parts = eventId.split(":", 2);
    if (parts.length < 2 || !parts[1].matches("\\d{1,15}")) {
      return Optional.empty();
    }
    return find(parts[0]).map(stream -> stream.after(Long.parseLong(parts[1])));
  }

  private synchronized Optional<EventStream> find(String name) {
    return Optional.ofNullable(streams.get(name));
  }

  /** Whoever still listens is told that nothing comes any more. */
  synchronized void end() {
    streams.values().forEach(EventStream::end);
    streams.clear();
  }
}
