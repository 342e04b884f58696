package dev.relay.repo.webhook;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Understands the payloads of one kind of host. */
interface EventReader {
  HostKind host();

  /** Empty for an event that Relay does nothing with. Never fails, whatever the payload lacks. */
  Optional<Named> read(String event, JsonNode payload);

  /** An event and its name. */
  record Named(String name, RepoEvent event) {}

  /** At most 500 characters, and none that PostgreSQL cannot keep in a text. */
  static String text(JsonNode node) {
    var text = node.isString() ? node.asString() : "";
    return text.substring(0, Math.min(text.length(), 500)).replace("\0", "");
  }

  /** Zero for what is no whole number. */
  static long number(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong() ? node.asLong() : 0;
  }
}
