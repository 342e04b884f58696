package dev.relay.repo.webhook;

import java.time.Instant;
import java.util.Optional;

/**
 * One delivery whose sender is known.
 *
 * @param id the sender's; a second one with it is the same delivery
 * @param event the host's name of the event: {@code push}, {@code Push Hook}
 * @param hook the hook whose secret signed it; empty for the secret of {@code WEBHOOK_SECRET}
 * @param body JSON
 */
@SuppressWarnings("ArrayRecordComponent") // two deliveries are never compared
public record Delivery(
    HostKind host,
    String id,
    String event,
    Optional<String> hook,
    byte[] body,
    Instant receivedAt) {}
