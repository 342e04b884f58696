package dev.relay.mcp.stdio;

import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads the data of server-sent events, one JSON text per event. */
final class EventStream {
  private EventStream() {}

  static void read(Stream<String> lines, Consumer<String> each) {
    var data = new StringBuilder();
    lines.forEach(line -> {
      if (line.startsWith("data:")) {
        data.append(data.isEmpty() ? "" : " ").append(line.substring(5).strip());
      } else if (line.isEmpty() && !data.isEmpty()) {
        each.accept(data.toString());
        data.setLength(0);
      }
    });
    if (!data.isEmpty()) {
      each.accept(data.toString());
    }
  }
}
