package dev.relay.mcp.api;

import dev.relay.repo.webhook.HookDeliveries;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param note a sentence where the host could not be asked; null when it was
 */
record DeliveriesJson(List<Delivery> deliveries, @Nullable String note) {
  /**
   * @param id by which it can be sent again; null where its host does not list it
   * @param status what the host was answered, 0 when nobody did; null where it does not say
   * @param happened the event it became; null when Relay has no use for it
   * @param told what came of it by the rules of workspaces, a sentence each
   */
  record Delivery(
      @Nullable String id,
      String delivery,
      String event,
      Instant at,
      @Nullable Integer status,
      boolean stored,
      @Nullable String happened,
      List<String> told) {
    static Delivery of(HookDeliveries.Shown shown) {
      return new Delivery(
          shown.id().orElse(null),
          shown.delivery(),
          shown.event(),
          shown.at(),
          shown.status().orElse(null),
          shown.stored(),
          shown.happened().orElse(null),
          shown.told());
    }
  }

  static DeliveriesJson of(HookDeliveries.Log log) {
    return new DeliveriesJson(
        log.deliveries().stream().map(Delivery::of).toList(), log.note().orElse(null));
  }
}
