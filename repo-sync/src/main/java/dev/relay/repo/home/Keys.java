package dev.relay.repo.home;

import java.util.Optional;

/**
 * The owner's keys by the names that people know, {@code GH_TOKEN} or {@code WEBHOOK_SECRET}:
 * whatever the settings say, else what was put in later. Whoever speaks to a host asks here, each
 * time, so that a new key counts at once.
 */
@FunctionalInterface
public interface Keys {
  /** Blocks: it may ask the database. */
  Optional<String> find(String name);
}
