package dev.relay.repo.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends as code hosts do; signs with code of its own, not with what is tested. */
final class Sender {
  private final HttpClient http;
  private final URI server;
  private final String secret;

  /** With connections of its own, as if it came for the first time. */
  Sender(URI server, String secret) {
    this(HttpClient.newHttpClient(), server, secret);
  }

  Sender(HttpClient http, URI server, String secret) {
    this.http = http;
    this.server = server;
    this.secret = secret;
  }

  HttpResponse<String> gitHub(String id, String event, String body) {
    return send(asGitHub("/webhooks/github", id, event, body));
  }

  HttpRequest.Builder asGitHub(String path, String id, String event, String body) {
    return post(path, body)
        .header("Content-Type", "application/json")
        .header("X-GitHub-Event", event)
        .header("X-GitHub-Delivery", id)
        .header("X-Hub-Signature-256", signature(body));
  }

  String signature(String body) {
    return "sha256="
        + HexFormat.of().formatHex(hmac(secret.getBytes(StandardCharsets.UTF_8), body));
  }

  HttpRequest.Builder asGitLab(String path, String id, String event, String body) {
    return post(path, body)
        .header("Content-Type", "application/json")
        .header("X-Gitlab-Event", event)
        .header("X-Gitlab-Event-UUID", id)
        .header("X-Gitlab-Token", secret);
  }

  HttpRequest.Builder asSignedGitLab(String id, String event, Instant at, String body) {
    var seconds = String.valueOf(at.getEpochSecond());
    var key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
    var mac = Base64.getEncoder().encodeToString(hmac(key, id + "." + seconds + "." + body));
    return post("/webhooks/gitlab", body)
        .header("Content-Type", "application/json")
        .header("X-Gitlab-Event", event)
        .header("webhook-id", id)
        .header("webhook-timestamp", seconds)
        .header("webhook-signature", "v1," + mac);
  }

  HttpRequest.Builder post(String path, String body) {
    return HttpRequest.newBuilder(server.resolve(path))
        .timeout(Duration.ofSeconds(30))
        .POST(BodyPublishers.ofString(body));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpClient http() {
    return http;
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
