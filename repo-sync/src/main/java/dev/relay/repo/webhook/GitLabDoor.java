package dev.relay.repo.webhook;

import static dev.relay.repo.webhook.Refused.Kind.MALFORMED;
import static dev.relay.repo.webhook.Refused.Kind.UNSIGNED;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * GitLab: the secret itself in {@code X-Gitlab-Token}, or a signature over id, time and body as the
 * Standard Webhooks have it.
 */
public final class GitLabDoor implements Door {
  /** As the Standard Webhooks advise. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private static final Pattern EVENT = Pattern.compile("[A-Za-z][A-Za-z0-9 _-]{0,63}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");
  private static final String ENCODED = "whsec_";

  private final WebhookSecrets secrets;
  private final InstantSource clock;

  public GitLabDoor(WebhookSecrets secrets, InstantSource clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public HostKind host() {
    return HostKind.GITLAB;
  }

  @Override
  public void greet(Envelope envelope) {
    if (envelope.find("webhook-signature").isPresent()) {
      requireFresh(envelope);
    } else if (envelope.find("X-Gitlab-Token").isEmpty()) {
      throw new Refused(
          UNSIGNED,
          "X-Gitlab-Token is missing: give the hook at GitLab the secret that Relay has.");
    }
    if (envelope.find("X-Gitlab-Event").filter(EVENT.asMatchPredicate()).isEmpty()) {
      throw new Refused(MALFORMED, "X-Gitlab-Event is missing or no event's name.");
    }
    if (envelope.find("Content-Type").filter(t -> t.startsWith("application/json")).isEmpty()) {
      throw new Refused(MALFORMED, "GitLab sends application/json: this is another content type.");
    }
  }

  @Override
  public Delivery admit(Envelope envelope, byte[] body) {
    greet(envelope);
    var secret =
        envelope.find("webhook-signature").isPresent()
            ? signer(envelope, body)
            : holder(envelope, envelope.find("X-Gitlab-Token").orElseThrow());
    secrets.requireCovered(secret, Subject.read(body));
    return new Delivery(
        host(),
        id(envelope, body),
        envelope.find("X-Gitlab-Event").orElseThrow(),
        secret.hook().map(Hook::id),
        body,
        clock.instant());
  }

  private Secret holder(Envelope envelope, String token) {
    var shown = List.of(Hmac.sha256(Hmac.bytes(token)));
    Optional<Secret> found = Optional.empty();
    for (var secret : candidates(envelope)) {
      if (Hmac.anyEqual(shown, Hmac.sha256(Hmac.bytes(secret.value())))) {
        found = Optional.of(secret);
      }
    }
    return found.orElseThrow(() -> secrets.unknown(host()));
  }

  private Secret signer(Envelope envelope, byte[] body) {
    var head =
        envelope.find("webhook-id").orElse("")
            + "."
            + envelope.find("webhook-timestamp").orElse("")
            + ".";
    var shown = signatures(envelope.find("webhook-signature").orElse(""));
    Optional<Secret> found = Optional.empty();
    for (var secret : candidates(envelope)) {
      if (Hmac.anyEqual(shown, Hmac.of(key(secret.value()), Hmac.bytes(head), body))) {
        found = Optional.of(secret);
      }
    }
    return found.orElseThrow(() -> secrets.unknown(host()));
  }

  private List<Secret> candidates(Envelope envelope) {
    return secrets.candidates(host(), envelope.hook(), Optional.empty());
  }

  /** Several may stand there, each with its version: {@code v1,<base64> v1,<base64>}. */
  private static List<byte[]> signatures(String header) {
    var all = new ArrayList<byte[]>();
    for (var each : header.split(" ")) {
      if (each.startsWith("v1,") && all.size() < 8) {
        decode(each.substring(3)).ifPresent(all::add);
      }
    }
    return all;
  }

  private static byte[] key(String secret) {
    return secret.startsWith(ENCODED)
        ? decode(secret.substring(ENCODED.length())).orElseGet(() -> Hmac.bytes(secret))
        : Hmac.bytes(secret);
  }

  private static Optional<byte[]> decode(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private void requireFresh(Envelope envelope) {
    var sent =
        envelope
            .find("webhook-timestamp")
            .filter(SECONDS.asMatchPredicate())
            .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)))
            .orElseThrow(() -> new Refused(UNSIGNED, "webhook-timestamp is missing or no time."));
    if (envelope.find("webhook-id").filter(ID.asMatchPredicate()).isEmpty()) {
      throw new Refused(UNSIGNED, "webhook-id is missing or no delivery's id.");
    }
    if (Duration.between(sent, clock.instant()).abs().compareTo(SKEW) > 0) {
      throw new Refused(
          UNSIGNED,
          "The delivery was signed more than five minutes from now: set the clocks of GitLab and of"
              + " this machine right.");
    }
  }

  /** The same over retries; an old GitLab that gives none is known by what it sends. */
  private static String id(Envelope envelope, byte[] body) {
    return envelope
        .find(envelope.find("webhook-signature").isPresent() ? "webhook-id" : "Idempotency-Key")
        .or(() -> envelope.find("X-Gitlab-Event-UUID"))
        .filter(ID.asMatchPredicate())
        .orElseGet(() -> HexFormat.of().formatHex(Hmac.sha256(body)));
  }
}
