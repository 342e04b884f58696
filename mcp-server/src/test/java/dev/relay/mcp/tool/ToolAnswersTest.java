package dev.relay.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.Await;
import dev.relay.mcp.McpSession;
import dev.relay.mcp.RunningServer;
import dev.relay.mcp.Shop;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ToolAnswersTest {
  private static RunningServer server;
  private static McpSession mcp;

  @BeforeAll
  static void start(@TempDir Path dir) {
    server = RunningServer.start(dir);
    Shop.open(server, dir);
    mcp = McpSession.open(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void showsTheOnlyWorkspaceWithItsGraph() {
    var answer = mcp.answer("workspaces", Map.of());
    assertThat(answer.path("workspaces").path(0).path("repositories").size()).isEqualTo(3);
    assertThat(answer.path("workspace").path("levels").toString())
        .isEqualTo("[[\"shared-api\"],[\"backend\",\"frontend\"]]");
  }

  @Test
  void searchesEverywhereTheBestFirstAndByPages() {
    var all = mcp.answer("search", Map.of("query", "username"));
    assertThat(all.path("total").asInt()).isEqualTo(5);
    assertThat(all.path("truncated").asBoolean()).isFalse();
    assertThat(all.path("hits").valueStream().map(h -> h.path("repository").asString()))
        .containsExactly("frontend", "shared-api", "backend", "shared-api", "shared-api");

    var first = mcp.answer("search", Map.of("query", "userName", "limit", 2));
    assertThat(first.path("truncated").asBoolean()).isTrue();
    var second =
        mcp.answer(
            "search",
            Map.of(
                "query", "userName", "limit", 3, "cursor", first.path("next_cursor").asString()));
    assertThat(second.path("hits").size()).isEqualTo(3);
    assertThat(second.path("total").asInt()).isEqualTo(5);
    assertThat(second.has("next_cursor")).isFalse();
  }

  @Test
  void searchesAsNarrowlyAsAsked() {
    assertThat(total(Map.of("query", "username", "case_sensitive", true))).isZero();
    assertThat(total(Map.of("query", "user[A-Z]ame", "regex", "true"))).isEqualTo(5);
    assertThat(total(Map.of("query", "userName", "glob", "*.java"))).isEqualTo(1);
    assertThat(total(Map.of("query", "userName", "repositories", List.of("shared api"))))
        .isEqualTo(3);
    assertThat(total(Map.of("query", "userName", "repository", "frontend"))).isEqualTo(1);
    assertThat(total(Map.of("query", "serName", "word", true))).isZero();
    assertThat(total(Map.of("query", "userName", "language", List.of("java", "ts")))).isEqualTo(2);
    assertThat(total(Map.of("query", "userName", "near", "backend"))).isEqualTo(5);
    assertThat(total(Map.of("query", "userName", "ref", "main"))).isEqualTo(5);
  }

  @Test
  void readsAFileOrAFewLines() {
    var whole = mcp.answer("read", Map.of("repository", "backend", "path", "src/User.java"));
    assertThat(whole.path("text").asString()).isEqualTo("record User(String userName) {}");
    assertThat(whole.path("commit").asString()).hasSize(40);
    var line =
        mcp.answer(
            "read",
            Map.of(
                "repository",
                "shared-api",
                "path",
                "docs/guide.md",
                "start_line",
                2,
                "end_line",
                9));
    assertThat(line.path("text").asString()).isEqualTo("The userName is shown.");
    assertThat(line.path("total").asInt()).isEqualTo(2);
    assertThat(line.path("truncated").asBoolean()).isFalse();
  }

  @Test
  void saysWhoIsTouched() {
    var ofApi = mcp.answer("analyze", Map.of("type", "impact", "repository", "shared-api"));
    assertThat(ofApi.path("dependents").toString()).isEqualTo("[\"backend\",\"frontend\"]");
    var ofName = mcp.answer("analyze", Map.of("symbol", "userName"));
    assertThat(ofName.path("affected").size()).isEqualTo(3);
    assertThat(ofName.path("total").asInt()).isEqualTo(ofName.path("consumers").size());
    assertThat(ofName.path("consumers").valueStream().map(c -> c.path("path").asString()))
        .contains("src/User.java", "src/user.ts", "api.yaml");
    assertThat(ofName.path("order").path(0).asString()).isEqualTo("shared-api");
  }

  @Test
  void givesConsumersByPages() {
    // Pages of one state: what is read meanwhile changes which places there are.
    Await.until(
        () -> mcp.answer("analyze", Map.of("symbol", "userName")).path("notes"), JsonNode::isEmpty);
    var first = mcp.answer("analyze", Map.of("symbol", "userName", "limit", 1));
    assertThat(first.path("truncated").asBoolean()).isTrue();
    var next = first.path("next_cursor").asString();
    var second = mcp.answer("analyze", Map.of("symbol", "userName", "limit", 1, "cursor", next));
    assertThat(second.path("consumers").size()).isEqualTo(1);
    assertThat(second.path("consumers")).isNotEqualTo(first.path("consumers"));
  }

  @Test
  void describesWhatRepositoriesAreMadeOf() {
    var built = mcp.answer("analyze", Map.of("type", "architecture"));
    assertThat(built.path("modules").valueStream().map(m -> m.path("name").asString()))
        .containsExactly("backend", "frontend");
    assertThat(built.path("mermaid").asString()).startsWith("flowchart LR");
    assertThat(mcp.answer("analyze", Map.of("type", "tests")).path("summary").asString())
        .contains("no test of their name");
    assertThat(mcp.answer("analyze", Map.of("type", "duplication")).path("total").asInt()).isZero();
    var since = Map.of("repository", "shared-api", "since", "main");
    assertThat(mcp.answer("analyze", since).path("summary").asString())
        .isEqualTo("Nothing that shared-api promised at main is broken since.");
  }

  @Test
  void saysWhatShouldBeLookedAt() {
    var consistency = Map.of("type", "consistency", "repository", "backend", "scope", "related");
    var found = mcp.answer("analyze", consistency).path("findings");
    assertThat(found.path("total").asInt()).isZero();
    var security = mcp.answer("analyze", Map.of("type", "security")).path("findings");
    assertThat(security.path("notes").toString()).contains("RELAY_OSV_DIR");
    assertThat(mcp.refusal("analyze", Map.of("type", "security", "scope", "single")))
        .contains("needs 'repository'");
  }

  @Test
  void saysWhatARepositoryDependsOnAndWhere() {
    var asked = Map.of("type", "dependencies", "repository", "backend");
    assertThat(mcp.call("analyze", asked).path("content").path(0).path("text").asString())
        .startsWith("backend depends on shared-api (")
        .endsWith(").");
    assertThat(mcp.answer("analyze", asked).path("workspace").path("edges").size()).isPositive();
    var root = Map.of("type", "dependencies", "repository", "shared-api");
    assertThat(mcp.call("analyze", root).path("content").path(0).path("text").asString())
        .startsWith("shared-api depends on nothing in ");
  }

  @Test
  void syncsOrSaysWhatItWould() {
    var dry = mcp.answer("sync", Map.of("dry_run", true));
    assertThat(dry.path("results").size()).isEqualTo(3);
    assertThat(dry.path("dry_run").asBoolean()).isTrue();
    assertThat(dry.path("state").asString()).isEqualTo("done");
    assertThat(mcp.answer("sync", Map.of("repositories", "backend")).path("results").size())
        .isEqualTo(1);
  }

  @Test
  void followsATaskUntilItIsCancelled() {
    var started =
        mcp.answer("implement", Map.of("description", "rename userName to loginName everywhere"));
    var task = started.path("task").path("id").asString();
    var events =
        mcp.answer(
            "tasks", Map.of("action", "events", "task", task, "after", 0, "wait_seconds", 5));
    assertThat(events.path("events").path(0).path("seq").asInt()).isEqualTo(1);
    assertThat(events.path("events").path(0).has("type")).isTrue();
    var cancelled = mcp.answer("tasks", Map.of("action", "cancel", "task", task));
    assertThat(cancelled.path("task").path("id").asString()).isEqualTo(task);
    assertThat(mcp.answer("tasks", Map.of()).path("tasks").path(0).path("id").asString())
        .isEqualTo(task);
    assertThat(mcp.answer("status", Map.of()).path("agent").path("name").isString()).isTrue();
  }

  private static int total(Map<String, ?> arguments) {
    return mcp.answer("search", arguments).path("total").asInt();
  }
}
