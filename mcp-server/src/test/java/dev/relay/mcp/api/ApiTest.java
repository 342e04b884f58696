package dev.relay.mcp.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.Await;
import dev.relay.mcp.RunningServer;
import dev.relay.mcp.Shop;
import dev.relay.mcp.access.Tokens;
import dev.relay.mcp.secret.ProviderKeys;
import dev.relay.repo.git.HostCredentials;
import dev.relay.repo.publish.PullRequestHost;
import dev.relay.repo.webhook.Hook;
import dev.relay.repo.webhook.Hooks;
import dev.relay.repo.webhook.HostKind;
import dev.relay.repo.workspace.RemoteUrl;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static RunningServer server;
  private static String cookie;

  @BeforeAll
  static void start(@TempDir Path dir) {
    server = RunningServer.start(dir);
    Shop.open(server, dir);
    cookie = server.cookie();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void saysHowThingsStandAndNeverAKey() {
    var status = get("/api/status");
    assertThat(status.path("workspace").asString()).isEqualTo("shop");
    assertThat(status.path("repositories").asInt()).isEqualTo(3);
    assertThat(status.path("agent").path("name").isString()).isTrue();
    assertThat(status.path("keys").path("OPENAI_API_KEY").asString()).isEqualTo("absent");
    assertThat(get("/api/agents").path(0).path("name").isString()).isTrue();
  }

  @Test
  void showsWorkspacesWithTheirGraph() {
    var shop = get("/api/workspaces/shop");
    assertThat(shop.path("levels").toString())
        .isEqualTo("[[\"shared-api\"],[\"backend\",\"frontend\"]]");
    assertThat(shop.path("edges").path(0).path("kind").asString()).isEqualTo("declared");
    assertThat(get("/api/workspaces").size()).isGreaterThanOrEqualTo(1);
  }

  @Test
  void startsASyncAndPutsNothingBackWhereItClonedOnly() {
    var wrong = server.asToken("/api/syncs").header("Content-Type", "application/json");
    var refused = server.send(wrong.POST(BodyPublishers.ofString("{\"method\": \"force\"}")));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("must be one of merge, rebase, squash, ff_only");
    var asked = server.asToken("/api/syncs").header("Content-Type", "application/json");
    var body = "{\"repositories\": [\"shared-api\"], \"method\": \"merge\"}";
    var started = server.send(asked.POST(BodyPublishers.ofString(body)));
    assertThat(started.statusCode()).isEqualTo(202);

    var run = JSON.readTree(started.body()).path("run").asString();
    var ended = get("/api/syncs/" + run + "?wait=25");

    assertThat(ended.path("state").asString()).isEqualTo("done");
    assertThat(ended.path("results").path(0).path("result").asString()).isEqualTo("fast_forwarded");
    var back = server.asToken("/api/syncs/undo").header("Content-Type", "application/json");
    var nothing = server.send(back.POST(BodyPublishers.ofString("{}")));
    assertThat(nothing.statusCode()).isEqualTo(409);
    oneSentence(nothing);
  }

  @Test
  void onlyAPersonAddsAWorkspace() {
    var file =
        """
        name: extra
        repositories:
          - { name: one, url: "https://example.com/one.git", branch: main }
        """;
    var asToken = server.asToken("/api/workspaces").header("Content-Type", "application/yaml");
    assertThat(status(asToken.POST(BodyPublishers.ofString(file)))).isEqualTo(403);
    var asPerson =
        server.asPerson("/api/workspaces", cookie).header("Content-Type", "application/yaml");
    assertThat(status(asPerson.copy().POST(BodyPublishers.ofString("name: [")))).isEqualTo(400);
  }

  @Test
  void decidesOnceForExactlyTheseBytesAndOnlyByAPerson() {
    var task = start("rename the field userName to displayName in all repositories");
    var approval = approvalOf(task);
    var changes = get("/api/tasks/" + task + "/changes");
    assertThat(changes.path("digest")).isEqualTo(approval.path("digest"));
    assertThat(changes.path("repositories").size()).isEqualTo(3);
    var patch = server.send(server.asToken("/api/tasks/" + task + "/changes/backend"));
    assertThat(patch.headers().firstValue("content-type").orElseThrow()).startsWith("text/x-diff");
    assertThat(patch.body()).contains("+record User(String displayName) {}");

    var path = "/api/approvals/" + approval.path("id").asString() + "/decision";
    var digest = approval.path("digest").asString();
    assertThat(decide(server.asToken(path), "approve", digest).statusCode()).isEqualTo(403);
    var service = server.request(path).header("Authorization", "Bearer " + RunningServer.SERVICE);
    assertThat(decide(service, "approve", digest).statusCode()).isEqualTo(403);
    var other = decide(server.asPerson(path, cookie), "approve", "0".repeat(64));
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(decide(server.asPerson(path, cookie), "maybe", digest).statusCode()).isEqualTo(400);
    var rejected = decide(server.asPerson(path, cookie), "reject", digest);
    assertThat(rejected.statusCode()).isEqualTo(200);
    assertThat(rejected.body()).contains("\"state\":\"rejected\"");
    var late = decide(server.asPerson(path, cookie), "approve", digest);
    assertThat(late.statusCode()).isEqualTo(409);
    oneSentence(late);
  }

  @Test
  void anExpiredApprovalIsGone() {
    var task = start("rename the field userName to loginName in all repositories");
    var approval = approvalOf(task);
    server
        .bean(dev.relay.repo.store.Database.class)
        .client()
        .sql("UPDATE approval SET expires_at = now() - interval '1 hour' WHERE id = ?")
        .param(approval.path("id").asString())
        .update();
    var path = "/api/approvals/" + approval.path("id").asString() + "/decision";
    var answer =
        decide(server.asPerson(path, cookie), "approve", approval.path("digest").asString());
    assertThat(answer.statusCode()).isEqualTo(410);
    oneSentence(answer);
  }

  @Test
  void tellsEventsAsTheyHappenAndGoesOnAfterAGap() throws Exception {
    try (var first = events("/api/events", null)) {
      var task = start("rename the field userName to nickName in all repositories");
      var one = nextEvent(first);
      assertThat(one.data().path("task").path("id").asString()).isEqualTo(task);
      assertThat(one.data().path("event").path("seq").asInt()).isEqualTo(1);
      assertThat(one.data().path("event").path("type").isString()).isTrue();
      try (var again = events("/api/events", one.id())) {
        assertThat(nextEvent(again).data().path("event").path("seq").asInt()).isEqualTo(2);
      }
    }
    var bad = server.send(server.asToken("/api/events?after=nonsense"));
    assertThat(bad.statusCode()).isBetween(400, 404);
    oneSentence(bad);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET | /api/nowhere | | 404",
        "GET | /api/tasks/nope | | 404",
        "GET | /api/approvals/nope | | 404",
        "GET | /api/workspaces/nope | | 404",
        "GET | /api/workspaces/a%00b | | 400",
        "GET | /api/tasks?state=strange | | 400",
        "GET | /api/tasks?limit=0 | | 400",
        "GET | /api/tasks?limit=x | | 400",
        "POST | /api/tasks | {} | 400",
        "POST | /api/tasks | { | 400",
        "POST | /api/tasks | {\"description\":\"make it nicer\"} | 409",
        "POST | /api/tasks | {\"description\":\"rename userName to x\",\"workspace\":\"nope\"} |"
            + " 404",
        "POST | /api/tasks | {\"description\":\"rename noSuchNameAnywhere to x\"} | 400",
        "POST | /api/tasks | {\"description\":\"rename noSuch\\u0000Name to x\"} | 400",
        "POST | /api/tasks | {\"description\":\"make it\\u0000 nicer\"} | 409",
        "DELETE | /api/tasks | | 405"
      })
  void refusesInOneSentence(String method, String path, String body, int status) {
    var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    var request =
        server.asToken(path).header("Content-Type", "application/json").method(method, publisher);
    var answer = server.send(request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    oneSentence(answer);
  }

  @Test
  void refusesABodyThatIsTooLarge() {
    var body = JSON.writeValueAsString(Map.of("description", "x".repeat(1 << 20)));
    var request =
        server
            .asToken("/api/tasks")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    var answer = server.send(request);
    assertThat(answer.statusCode()).isEqualTo(413);
    oneSentence(answer);
  }

  @Test
  void issuesTokensThatCanNeitherApproveNorSignIn() {
    var request =
        server
            .asLauncher("/api/tokens")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"name\":\"claude\"}"));
    var issued = JSON.readTree(server.send(request).body());
    var token = issued.path("token").asString();
    assertThat(server.bean(Tokens.class).find(token).orElseThrow().name()).isEqualTo("claude");
    var login = server.request("/api/login-tokens").header("Authorization", "Bearer " + token);
    assertThat(status(login.POST(BodyPublishers.noBody()))).isEqualTo(403);
  }

  @Test
  void hostsAndGitGetTheKeysOfThePageAtOnce() throws Exception {
    var hosts = server.beans(PullRequestHost.class);
    var url = new RemoteUrl("https://gitlab.com/acme/api");
    assertThat(hosts).noneMatch(host -> host.hosts(url));
    var path = "/api/keys/GITLAB_TOKEN";
    assertThat(status(key(server.asPerson(path, cookie), "glpat-never-shown"))).isEqualTo(200);
    assertThat(hosts).filteredOn(host -> host.hosts(url)).hasSize(1);
    assertThat(server.beans(HostCredentials.class))
        .flatMap(each -> each.find(url).stream().toList())
        .extracting(HostCredentials.Credential::password)
        .containsExactly("glpat-never-shown");
    assertThat(status(server.asPerson(path, cookie).DELETE())).isEqualTo(200);
    assertThat(hosts).noneMatch(host -> host.hosts(url));
  }

  @Test
  void showsDeliveriesAndLetsOnlyAPersonHaveOneSentAgain() {
    var hooks = server.bean(Hooks.class);
    hooks.add(
        new Hook(
            "0c2d",
            HostKind.GITHUB,
            "https://github.com",
            "acme/api",
            Optional.empty(),
            Optional.empty(),
            Instant.now(),
            Optional.empty()),
        "a secret that is never shown");
    var path = "/api/webhooks/0c2d/deliveries";
    var shown = get(path);
    assertThat(shown.path("deliveries").isEmpty()).isTrue();
    assertThat(shown.path("note").isNull()).isTrue();
    var again = path + "/1/redeliver";
    assertThat(status(server.asToken(again).POST(BodyPublishers.noBody()))).isEqualTo(403);
    var unknown = server.send(server.asPerson(again, cookie).POST(BodyPublishers.noBody()));
    assertThat(unknown.statusCode()).isEqualTo(404);
    oneSentence(unknown);
    assertThat(status(server.asToken("/api/webhooks/none/deliveries"))).isEqualTo(404);
    hooks.remove("0c2d");
  }

  @Test
  void takesAPrivateKeyWithItsLineEnds() throws Exception {
    var path = "/api/keys/GITHUB_APP_PRIVATE_KEY";
    var pem = "-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabcd\n-----END RSA PRIVATE KEY-----";
    assertThat(status(key(server.asPerson(path, cookie), pem))).isEqualTo(200);
    assertThat(server.bean(ProviderKeys.class).use("owner", "GITHUB_APP_PRIVATE_KEY"))
        .contains(pem.replace("\n", " "));
    assertThat(status(server.asPerson(path, cookie).DELETE())).isEqualTo(200);
  }

  @Test
  void takesAKeyFromAPersonAndNeverShowsIt() {
    var path = "/api/keys/DEEPGRAM_API_KEY";
    var value = "dg-0123456789-never-shown";
    for (var other :
        List.of(
            server.asToken(path),
            server.request(path).header("Authorization", "Bearer " + RunningServer.SERVICE))) {
      assertThat(status(key(other.copy(), value))).isEqualTo(403);
      assertThat(status(other.copy().DELETE())).isEqualTo(403);
    }
    assertThat(status(server.asToken("/api/keys"))).isEqualTo(403);
    assertThat(state("DEEPGRAM_API_KEY")).isEqualTo("absent");

    var set = server.send(key(server.asPerson(path, cookie), value));
    assertThat(set.statusCode()).isEqualTo(200);
    assertThat(set.body()).contains("\"present\"").doesNotContain(value);
    assertThat(server.send(server.asPerson("/api/keys", cookie)).body()).doesNotContain(value);
    assertThat(state("DEEPGRAM_API_KEY")).isEqualTo("present");
    assertThat(server.bean(ProviderKeys.class).use("owner", "DEEPGRAM_API_KEY")).contains(value);
    assertThat(audited("key.set")).contains("DEEPGRAM_API_KEY ");

    assertThat(status(server.asPerson(path, cookie).DELETE())).isEqualTo(200);
    assertThat(state("DEEPGRAM_API_KEY")).isEqualTo("absent");
    for (var bad : List.of(" ", "two\nlines", "x".repeat(5000))) {
      var answer = server.send(key(server.asPerson(path, cookie), bad));
      assertThat(answer.statusCode()).isEqualTo(400);
      oneSentence(answer);
    }
    var unknown = server.send(key(server.asPerson("/api/keys/PATH", cookie), "x"));
    assertThat(unknown.statusCode()).isEqualTo(404);
    oneSentence(unknown);
  }

  private static HttpRequest.Builder key(HttpRequest.Builder request, String value) {
    return request
        .header("Content-Type", "application/json")
        .PUT(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("value", value))));
  }

  private static String state(String key) {
    return JSON.readTree(server.send(server.asPerson("/api/keys", cookie)).body())
        .valueStream()
        .filter(each -> each.path("name").asString().equals(key))
        .findFirst()
        .orElseThrow()
        .path("state")
        .asString();
  }

  private static List<String> audited(String action) {
    return server
        .bean(dev.relay.repo.store.Database.class)
        .client()
        .sql("SELECT subject || ' ' || detail FROM audit WHERE action = ?")
        .param(action)
        .query((row, _) -> String.valueOf(row.getString(1)))
        .list();
  }

  @Test
  void describesEveryRoute() {
    var described = new TreeSet<String>();
    get("/api/openapi.json")
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .propertyNames()
                .forEach(method ->
                    described.add(
                        method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
    var mapped = new TreeSet<String>();
    server
        .bean(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(route ->
            route
                .getMethodsCondition()
                .getMethods()
                .forEach(method ->
                    route
                        .getPatternsCondition()
                        .getPatterns()
                        .forEach(p -> mapped.add(method + " " + p.getPatternString()))));
    assertThat(described).isEqualTo(mapped);
    assertThat(mapped).allMatch(route -> route.matches("[A-Z]+ (/api/.*|/login)"));
  }

  private static String start(String description) {
    var body = JSON.writeValueAsString(Map.of("description", description));
    var request =
        server
            .asToken("/api/tasks")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    var answer = server.send(request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body()).path("task").path("id").asString();
  }

  private static JsonNode approvalOf(String task) {
    return Await.until(
            () -> get("/api/approvals?state=open"),
            list -> list.valueStream().anyMatch(a -> a.path("task").asString().equals(task)))
        .valueStream()
        .filter(a -> a.path("task").asString().equals(task))
        .findFirst()
        .orElseThrow();
  }

  private static HttpResponse<String> decide(
      HttpRequest.Builder request, String decision, String digest) {
    var body = JSON.writeValueAsString(Map.of("decision", decision, "digest", digest));
    return server.send(
        request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
  }

  private record Event(String id, JsonNode data) {}

  private static BufferedReader events(String path, @org.jspecify.annotations.Nullable String last)
      throws Exception {
    var request = server.asToken(path);
    if (last != null) {
      request.header("Last-Event-ID", last);
    }
    var answer = server.http().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  private static Event nextEvent(BufferedReader stream) throws Exception {
    var id = "";
    for (var line = stream.readLine(); line != null; line = stream.readLine()) {
      if (line.startsWith("id:")) {
        id = line.substring(3);
      }
      if (line.startsWith("data:")) {
        return new Event(id, JSON.readTree(line.substring(5)));
      }
    }
    throw new AssertionError("the stream ended");
  }

  private static JsonNode get(String path) {
    var answer = server.send(server.asToken(path));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static int status(HttpRequest.Builder request) {
    return server.send(request).statusCode();
  }

  private static void oneSentence(HttpResponse<String> answer) {
    var error = JSON.readTree(answer.body()).path("error");
    assertThat(error.path("message").asString()).hasSizeBetween(20, 400);
    assertThat(error.path("code").isString()).isTrue();
    assertThat(answer.body()).doesNotContain("Exception", "dev.relay", "trace", "\\n");
  }
}
