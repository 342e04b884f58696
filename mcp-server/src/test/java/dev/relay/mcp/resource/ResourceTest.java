package dev.relay.mcp.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.Await;
import dev.relay.mcp.McpSession;
import dev.relay.mcp.RunningServer;
import dev.relay.mcp.Shop;
import dev.relay.mcp.StatelessCalls;
import dev.relay.mcp.access.Caller.Scope;
import dev.relay.mcp.access.Tokens;
import dev.relay.repo.git.Repos;
import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.Workspaces;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Resources, prompts and completion, in both revisions. */
@Timeout(120)
class ResourceTest {
  private static final String SHOP = "relay://workspaces/shop";
  private static RunningServer server;
  private static Shop shop;
  private static McpSession mcp;
  private static StatelessCalls stateless;

  @BeforeAll
  static void start(@TempDir Path dir) throws IOException {
    server = RunningServer.start(dir);
    shop = Shop.open(server, dir);
    var work = shop.repos().work("backend");
    Repos.write(work.resolve("leak.txt"), "token is " + RunningServer.TOKEN + "\n");
    shop.repos().push(shop.repository("backend"), "Add a leak");
    mcp = McpSession.open(server);
    stateless = StatelessCalls.of(server);
    mcp.answer("sync", Map.of("dry_run", true));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String text(JsonNode answer) {
    return answer.at("/result/contents/0/text").asString();
  }

  private static String read(String uri) {
    var answer = mcp.ask("resources/read", Map.of("uri", uri));
    var other = stateless.ask("resources/read", Map.of("uri", uri));
    assertThat(text(other)).isEqualTo(text(answer));
    return text(answer);
  }

  @Test
  void listsWorkspacesAndTemplates() {
    var listed =
        Await.until(
            () -> mcp.ask("resources/list", Map.of()).toString(), list -> list.contains(SHOP));
    assertThat(listed).contains(SHOP + "/graph");
    var templates = stateless.ask("resources/templates/list", Map.of()).toString();
    assertThat(templates).contains("repos/{repository}/{+path}@{ref}", "relay://tasks/{task}/diff");
  }

  @Test
  void readsWorkspaceGraphAndFiles() {
    var workspace = JsonMapper.shared().readTree(read(SHOP));
    assertThat(workspace.path("repositories").size()).isEqualTo(3);
    assertThat(read(SHOP + "/graph")).contains("\"edges\"", "\"from\" : \"backend\"");
    assertThat(read(SHOP + "/map")).contains("User.java", "user.ts");
    assertThat(read(SHOP + "/repos/backend/src/User.java@main"))
        .isEqualTo("record User(String userName) {}\n");
    assertThat(read(SHOP + "/repos/backend/leak.txt@main")).isEqualTo("token is [redacted]\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "relay://workspaces/none",
        "relay://workspaces/shop/repos/none/a@main",
        "relay://workspaces/shop/repos/backend/none.txt@main",
        "relay://workspaces/shop/repos/backend/src/User.java@none",
        "relay://workspaces/shop/repos/backend/src/User.java@--output=x",
        "relay://tasks/t1",
        "relay://nothing",
        "file:///etc/passwd"
      })
  void tellsWhatIsNotThereWithTheCodeOfTheRevision(String uri) {
    var session = mcp.ask("resources/read", Map.of("uri", uri)).path("error");
    assertThat(session.path("code").asInt()).isEqualTo(-32002);
    assertThat(session.path("message").asString()).hasSizeBetween(10, 600).doesNotContain("\n");
    var other = stateless.ask("resources/read", Map.of("uri", uri)).path("error");
    assertThat(other.path("code").asInt()).isEqualTo(-32602);
    assertThat(other.at("/data/uri").asString()).isEqualTo(uri);
  }

  @Test
  void refusesWhatCannotBeShownOrMayNotBe() {
    var outside = SHOP + "/repos/backend/../../x@main";
    assertThat(mcp.ask("resources/read", Map.of("uri", outside)).at("/error/message").asString())
        .contains("is no path inside a repository");
    var runner = server.bean(Tokens.class).issue("owner", "runs", Set.of(Scope.RUN));
    for (var method : List.of("resources/list", "resources/read", "resources/subscribe")) {
      assertThat(McpSession.open(server, runner).ask(method, Map.of("uri", SHOP)).toString())
          .contains("use one with the scope 'read'");
    }
  }

  @Test
  void completesWhatIsTyped() {
    var file = "relay://workspaces/{workspace}/repos/{repository}/{+path}@{ref}";
    var ref = Map.of("type", "ref/resource", "uri", file);
    assertThat(complete(ref, "workspace", "SH", Map.of())).containsExactly("shop");
    assertThat(complete(ref, "repository", "", Map.of("workspace", "shop"))).hasSize(3);
    var known = Map.of("workspace", "shop", "repository", "backend");
    assertThat(complete(ref, "path", "", known)).contains("src/", "leak.txt");
    assertThat(complete(ref, "path", "src/U", known)).containsExactly("src/User.java");
    assertThat(complete(ref, "path", "../", known)).isEmpty();
    assertThat(complete(ref, "ref", "ma", known)).containsExactly("main");
    assertThat(complete(ref, "repository", "", Map.of("workspace", "none"))).isEmpty();
    var prompt = Map.of("type", "ref/prompt", "name", "review-pr");
    assertThat(complete(prompt, "repository", "b", Map.of())).containsExactly("backend");
  }

  private static List<String> complete(
      Map<String, ?> ref, String name, String value, Map<String, String> context) {
    var params =
        Map.of(
            "ref", ref,
            "argument", Map.of("name", name, "value", value),
            "context", Map.of("arguments", context));
    var answer = mcp.ask("completion/complete", params).at("/result/completion/values");
    var other = stateless.ask("completion/complete", params).at("/result/completion/values");
    assertThat(other).isEqualTo(answer);
    return answer.valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void tellsWhoWatchesATask() throws IOException {
    var asked = Map.of("description", "rename userName to loginName everywhere");
    var id = mcp.answer("implement", asked).at("/task/id").asString();
    var uri = "relay://tasks/" + id;
    var wanted = Map.of("resourceSubscriptions", List.of(uri, uri + "/diff", "relay://tasks/t1"));
    try (var events = stateless.listen(wanted)) {
      assertThat(StatelessCalls.next(events).at("/params/notifications/resourceSubscriptions"))
          .hasSizeBetween(1, 2);
      mcp.answer("tasks", Map.of("action", "cancel", "task", id));
      assertThat(StatelessCalls.next(events).at("/params/uri").asString()).startsWith(uri);
    }
    var task = JsonMapper.shared().readTree(read(uri));
    assertThat(task.path("id").asString()).isEqualTo(id);
    assertThat(task.path("events").size()).isPositive();
  }

  @Test
  void tellsASessionThatWatchesAFile() throws Exception {
    var uri = SHOP + "/repos/frontend/src/user.ts@main";
    var watching = McpSession.open(server);
    assertThat(watching.ask("resources/subscribe", Map.of("uri", uri)).has("result")).isTrue();
    var refused = watching.ask("resources/subscribe", Map.of("uri", uri + "x"));
    assertThat(refused.at("/error/code").asInt()).isEqualTo(-32002);
    var request = watching.request().header("Accept", "text/event-stream").GET().build();
    var stream = server.http().send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
    try (var events = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      Repos.write(shop.repos().work("frontend").resolve("src/user.ts"), "export const x = 1;\n");
      shop.repos().push(shop.repository("frontend"), "Change it");
      mcp.answer("sync", Map.of("dry_run", true));
      var told =
          Await.until(() -> StatelessCalls.next(events).at("/params/uri").asString(), uri::equals);
      assertThat(told).isEqualTo(uri);
    }
  }

  @Test
  void listsAndGivesPrompts() {
    var listed = mcp.ask("prompts/list", Map.of()).at("/result/prompts");
    assertThat(listed.valueStream().map(each -> each.path("name").asString()))
        .containsExactlyInAnyOrder(
            "daily-briefing", "end-of-day", "onboard-me", "plan-change", "review-pr");
    var arguments = Map.of("change", "rename the user's name", "workspace", "shop");
    var asked = Map.of("name", "plan-change", "arguments", arguments);
    var messages = mcp.ask("prompts/get", asked).at("/result/messages");
    assertThat(messages.at("/0/content/text").asString()).contains("rename the user's name");
    assertThat(messages.at("/1/content/resource/uri").asString()).isEqualTo(SHOP);
    assertThat(stateless.ask("prompts/get", asked).at("/result/messages")).isEqualTo(messages);
    var missing = mcp.ask("prompts/get", Map.of("name", "plan-change", "arguments", Map.of()));
    assertThat(missing.at("/error/message").asString()).startsWith("plan-change needs 'change':");
  }

  /** So that a tool that gets another name is renamed there too. */
  @Test
  void promptsNameToolsThatThereAre() {
    var tools =
        mcp.ask("tools/list", Map.of())
            .at("/result/tools")
            .valueStream()
            .map(tool -> tool.path("name").asString())
            .toList();
    var all = mcp.ask("prompts/list", Map.of()).at("/result/prompts");
    for (var prompt : all) {
      var name = prompt.path("name").asString();
      var arguments = Map.of("change", "x", "repository", "backend", "number", "1");
      var text =
          mcp.ask("prompts/get", Map.of("name", name, "arguments", arguments))
              .at("/result/messages/0/content/text")
              .asString();
      assertThat(Pattern.compile("`(\\w+)`").matcher(text).results().map(found -> found.group(1)))
          .as(name)
          .isNotEmpty()
          .isSubsetOf(tools);
    }
  }

  @Test
  void tellsThatWorkspacesCameAndWent() throws IOException {
    var workspaces = server.bean(Workspaces.class);
    var repositories = List.of(shop.repository("backend"));
    try (var events = stateless.listen(Map.of("resourcesListChanged", true))) {
      StatelessCalls.next(events);
      workspaces.save(new Workspace("second", repositories, Map.of(), List.of()));
      assertThat(StatelessCalls.next(events).path("method").asString())
          .isEqualTo("notifications/resources/list_changed");
    } finally {
      workspaces.remove("second");
    }
  }
}
