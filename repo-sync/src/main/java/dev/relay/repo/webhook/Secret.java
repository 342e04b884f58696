package dev.relay.repo.webhook;

import java.util.Optional;

/**
 * What a sender shares with Relay.
 *
 * @param hook the hook it belongs to; empty for the one that counts for all repositories
 */
public record Secret(Optional<Hook> hook, String value) {
  @Override
  public String toString() {
    return "Secret[" + hook.map(Hook::scope).orElse("all") + "]";
  }
}
