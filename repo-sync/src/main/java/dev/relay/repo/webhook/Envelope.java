package dev.relay.repo.webhook;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the body of a delivery.
 *
 * @param header the value of a header by its name in any case, or null
 * @param hook the id of the hook that its address names; nothing vouches for it but the signature
 */
public record Envelope(Headers header, Optional<String> hook) {
  /** Finds a header's first value. */
  @FunctionalInterface
  public interface Headers {
    @Nullable String first(String name);
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(header.first(name)).map(String::strip).filter(v -> !v.isEmpty());
  }
}
