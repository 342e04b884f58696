package dev.relay.mcp.api;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.repo.webhook.Hook;
import dev.relay.repo.webhook.HookDeliveries;
import dev.relay.repo.webhook.HookDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The hooks at code hosts: who adds or removes one is a person. Secrets are never shown. */
@RestController
@RequestMapping("/api/webhooks")
public final class WebhookController {
  private static final Duration OVERLAP = Duration.ofHours(24);
  private static final int LONGEST_OVERLAP = 24 * 30;

  private final HookDesk desk;
  private final HookDeliveries deliveries;
  private final Audit audit;

  public WebhookController(HookDesk desk, HookDeliveries deliveries, Audit audit) {
    this.desk = desk;
    this.deliveries = deliveries;
    this.audit = audit;
  }

  record NewHook(@Nullable String repository) {}

  record Rotation(@Nullable Integer overlapHours) {}

  /**
   * @param heardAt when its first delivery came; null before
   */
  record View(
      String id,
      String host,
      String server,
      String scope,
      Instant createdAt,
      @Nullable Instant heardAt) {
    static View of(Hook hook) {
      return new View(
          hook.id(),
          hook.host().id(),
          hook.server(),
          hook.scope(),
          hook.createdAt(),
          hook.heardAt().orElse(null));
    }
  }

  /**
   * @param webhook null when none was made, because no host could reach Relay
   */
  record Outcome(@Nullable View webhook, String sentence) {}

  @GetMapping
  List<View> list(Caller caller) {
    Policy.require(caller, Effect.READ);
    return desk.all().stream().map(View::of).toList();
  }

  @PostMapping
  ResponseEntity<Outcome> add(Caller caller, @RequestBody NewHook request) {
    Policy.require(caller, Effect.ADMINISTER);
    var repository = Params.text("repository", request.repository());
    var added = desk.add(repository);
    added.hook().ifPresent(hook -> audit.write(caller, "webhook.added", hook.scope(), hook.id()));
    var view = added.hook().map(View::of);
    return ResponseEntity.status(view.isPresent() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(new Outcome(view.orElse(null), added.sentence()));
  }

  @PostMapping("/{id}/rotate")
  Outcome rotate(Caller caller, @PathVariable String id, @RequestBody Rotation request) {
    Policy.require(caller, Effect.ADMINISTER);
    var overlap =
        Optional.ofNullable(request.overlapHours())
            .map(hours -> Duration.ofHours(checked(hours)))
            .orElse(OVERLAP);
    var hook = desk.rotate(id, overlap);
    audit.write(caller, "webhook.rotated", hook.scope(), hook.id());
    return new Outcome(
        View.of(hook),
        "The webhook of "
            + hook.scope()
            + " has a new secret; the old one is taken for "
            + overlap.toHours()
            + " more hours.");
  }

  /** Newest first. */
  @GetMapping("/{id}/deliveries")
  DeliveriesJson deliveries(Caller caller, @PathVariable String id) {
    Policy.require(caller, Effect.READ);
    return DeliveriesJson.of(deliveries.of(id));
  }

  @PostMapping("/{id}/deliveries/{delivery}/redeliver")
  ResponseEntity<Sent> redeliver(
      Caller caller, @PathVariable String id, @PathVariable String delivery) {
    Policy.require(caller, Effect.ADMINISTER);
    var sentence = deliveries.again(id, delivery);
    audit.write(caller, "webhook.redelivered", id, delivery);
    return ResponseEntity.accepted().body(new Sent(sentence));
  }

  record Sent(String sentence) {}

  @DeleteMapping("/{id}")
  ResponseEntity<Void> remove(Caller caller, @PathVariable String id) {
    Policy.require(caller, Effect.ADMINISTER);
    desk.remove(id);
    audit.write(caller, "webhook.removed", id, "");
    return ResponseEntity.noContent().build();
  }

  private static int checked(int hours) {
    if (hours < 0 || hours > LONGEST_OVERLAP) {
      throw new BadRequest("'overlapHours' must be a number from 0 to " + LONGEST_OVERLAP + ".");
    }
    return hours;
  }
}
