package dev.relay.repo.webhook;

import java.util.Optional;

/** The owner's keys by the names that people know: {@code GH_TOKEN}, {@code WEBHOOK_SECRET}. */
@FunctionalInterface
public interface Keys {
  /** Blocks: it may ask the database. */
  Optional<String> find(String name);
}
