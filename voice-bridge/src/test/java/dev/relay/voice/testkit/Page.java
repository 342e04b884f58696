package dev.relay.voice.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the page does over REST, as a signed-in person. */
public final class Page {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI base;
  private final String cookie;
  private final String key;

  private Page(URI base, String cookie, String key) {
    this.base = base;
    this.cookie = cookie;
    this.key = key;
  }

  /** Follows the link that a start prints. */
  public static Page signIn(String loginUrl) {
    var answer = send(HttpRequest.newBuilder(URI.create(loginUrl)).GET().build());
    var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    var key = answer.headers().firstValue("Location").orElseThrow().split("#key=", 2)[1];
    return new Page(URI.create("http://" + URI.create(loginUrl).getAuthority()), cookie, key);
  }

  /** Another browser of the same person. */
  public Page another() {
    var link = send(request("/api/login-tokens").POST(BodyPublishers.noBody()).build());
    return signIn(JSON.readTree(link.body()).path("url").asString());
  }

  public void logout() {
    var answer = send(request("/api/logout").POST(BodyPublishers.noBody()).build());
    if (answer.statusCode() != 204) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
  }

  public URI base() {
    return base;
  }

  /** Talks, as this page. */
  public RealtimeClient talk(URI voice) {
    var client = RealtimeClient.asPage(voice, cookie, key);
    client.next("relay.conversation");
    return client;
  }

  public JsonNode get(String path) {
    return JSON.readTree(send(request(path).GET().build()).body());
  }

  /** Taps Approve on the one approval that is open. */
  public void approve() {
    var approval = get("/api/approvals?state=open").get(0);
    var body =
        JSON.createObjectNode()
            .put("decision", "approve")
            .put("digest", approval.path("digest").asString());
    var answer =
        send(
            request("/api/approvals/" + approval.path("id").asString() + "/decision")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .header("Cookie", cookie)
        .header("Relay-Page-Key", key)
        .header("Origin", base.toString());
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
