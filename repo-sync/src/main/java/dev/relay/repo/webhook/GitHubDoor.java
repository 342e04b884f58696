package dev.relay.repo.webhook;

import static dev.relay.repo.webhook.Refused.Kind.MALFORMED;
import static dev.relay.repo.webhook.Refused.Kind.UNSIGNED;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** GitHub, and what speaks like it: {@code X-Hub-Signature-256} over the raw bytes. */
public final class GitHubDoor implements Door {
  private static final Pattern SIGNATURE = Pattern.compile("sha256=([0-9a-fA-F]{64})");
  private static final Pattern EVENT = Pattern.compile("[a-z][a-z0-9_]{0,63}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
  private static final String FORM = "payload=";

  private final WebhookSecrets secrets;
  private final InstantSource clock;

  public GitHubDoor(WebhookSecrets secrets, InstantSource clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public HostKind host() {
    return HostKind.GITHUB;
  }

  @Override
  public void greet(Envelope envelope) {
    signature(envelope);
    if (envelope.find("X-GitHub-Event").filter(EVENT.asMatchPredicate()).isEmpty()) {
      throw new Refused(MALFORMED, "X-GitHub-Event is missing or no event's name.");
    }
    if (envelope.find("X-GitHub-Delivery").filter(ID.asMatchPredicate()).isEmpty()) {
      throw new Refused(MALFORMED, "X-GitHub-Delivery is missing or no delivery's id.");
    }
    type(envelope);
  }

  @Override
  public Delivery admit(Envelope envelope, byte[] body) {
    greet(envelope);
    var secret = signer(envelope, body);
    var json = type(envelope).equals("application/json") ? body : payload(body);
    secrets.requireCovered(secret, Subject.read(json));
    return new Delivery(
        host(),
        envelope.find("X-GitHub-Delivery").orElseThrow(),
        envelope.find("X-GitHub-Event").orElseThrow(),
        secret.hook().map(Hook::id),
        json,
        clock.instant());
  }

  private Secret signer(Envelope envelope, byte[] body) {
    var shown = List.of(signature(envelope));
    var remoteHook = envelope.find("X-GitHub-Hook-ID");
    Optional<Secret> found = Optional.empty();
    for (var secret : secrets.candidates(host(), envelope.hook(), remoteHook)) {
      if (Hmac.anyEqual(shown, Hmac.of(Hmac.bytes(secret.value()), body))) {
        found = Optional.of(secret);
      }
    }
    return found.orElseThrow(() -> secrets.unknown(host()));
  }

  private static byte[] signature(Envelope envelope) {
    var shown = envelope.find("X-Hub-Signature-256").map(SIGNATURE::matcher);
    return shown
        .filter(match -> match.matches())
        .map(match -> HexFormat.of().parseHex(match.group(1)))
        .orElseThrow(() ->
            new Refused(
                UNSIGNED,
                "X-Hub-Signature-256 is missing: give the hook at GitHub the secret that Relay has."));
  }

  private static String type(Envelope envelope) {
    var type =
        envelope
            .find("Content-Type")
            .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
            .orElse("");
    if (!List.of("application/json", "application/x-www-form-urlencoded").contains(type)) {
      throw new Refused(
          MALFORMED, "This content type is none of GitHub's: choose application/json at the hook.");
    }
    return type;
  }

  private static byte[] payload(byte[] form) {
    for (var field : new String(form, StandardCharsets.UTF_8).split("&")) {
      if (field.startsWith(FORM)) {
        try {
          return Hmac.bytes(
              URLDecoder.decode(field.substring(FORM.length()), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
          break;
        }
      }
    }
    throw new Refused(
        MALFORMED, "The form has no field 'payload': choose application/json at the hook.");
  }
}
