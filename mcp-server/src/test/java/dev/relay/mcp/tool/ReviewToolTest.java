package dev.relay.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.Await;
import dev.relay.mcp.McpSession;
import dev.relay.mcp.RunningServer;
import dev.relay.mcp.Shop;
import dev.relay.repo.git.Repos;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class ReviewToolTest {
  private static RunningServer server;
  private static McpSession mcp;

  @BeforeAll
  static void start(@TempDir Path dir) {
    server = RunningServer.start(dir);
    var shop = Shop.open(server, dir);
    mcp = McpSession.open(server);
    mcp.answer("sync", Map.of());
    pull(shop);
  }

  /** Number 12 of backend, whose branch is as before. */
  private static void pull(Shop shop) {
    var repos = shop.repos();
    var backend = shop.repository("backend");
    var before = repos.head(backend).hex();
    var work = repos.work("backend");
    Repos.write(
        work.resolve("src/Pay.java"),
        "class Pay {\n  String key = \"" + "AKIA" + "Q3EGRXHBN7NTYZQL" + "\";\n}\n");
    var after = repos.push(backend, "Pay").hex();
    var bare = repos.bare("backend");
    Repos.run(bare, "update-ref", "refs/merge-requests/12/head", after);
    Repos.run(bare, "update-ref", "refs/heads/main", before);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void findsTheLinesToLookAtAndPostsNothing() {
    var result = mcp.call("review", Map.of("pull_request", "!12", "repository", "backend"));
    var answer = result.path("structuredContent");
    assertThat(answer.path("files").asInt()).isEqualTo(1);
    assertThat(kinds(answer)).containsExactly("rule", "tests");
    var secret = answer.path("findings").path(0);
    assertThat(secret.path("path").asString()).isEqualTo("src/Pay.java");
    assertThat(secret.path("line").asInt()).isEqualTo(2);
    assertThat(result.toString()).doesNotContain("Q3EGRXHBN7NTYZQL");
    assertThat(result.path("content").path(0).path("text").asString())
        .startsWith("Two findings in one file; first: ")
        .endsWith(" No agent has read it. Nothing was posted.");
    var first =
        mcp.answer("review", Map.of("pull_request", "12", "repository", "backend", "limit", 1));
    assertThat(first.path("truncated").asBoolean()).isTrue();
    var second =
        mcp.answer(
            "review",
            Map.of(
                "pull_request",
                "12",
                "repository",
                "backend",
                "cursor",
                first.path("next_cursor").asString()));
    assertThat(kinds(second)).containsExactly("tests");
  }

  @Test
  void knowsAPullRequestByItsAddress() {
    var url = server.bean(dev.relay.repo.workspace.Workspaces.class).get("shop");
    var place = url.repository("backend").url().value();
    var path = place.substring(place.indexOf("remotes"), place.length() - ".git".length());
    var answer =
        mcp.answer(
            "review",
            Map.of("pull_request", "https://git.example/" + path + "/-/merge_requests/12#note"));
    assertThat(answer.path("compared").path(0).path("repository").asString()).isEqualTo("backend");
    assertThat(
            mcp.refusal("review", Map.of("pull_request", "https://git.example/acme/other/pull/12")))
        .isEqualTo("No repository of shop lies at acme/other: add it first.");
  }

  @Test
  void reviewsWhatATaskWouldLand() {
    var task =
        mcp.answer("implement", Map.of("description", "rename userName to loginName everywhere"))
            .path("task")
            .path("id")
            .asString();
    Await.until(
        () ->
            mcp.answer("tasks", Map.of("action", "get", "task", task))
                .path("task")
                .path("state")
                .asString(),
        "awaiting_approval"::equals);
    var answer = mcp.answer("review", Map.of("task", task));
    assertThat(answer.path("compared").size()).isEqualTo(3);
    assertThat(kinds(answer)).contains("tests");
    assertThat(answer.path("notes").size()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"twelve", "12; rm", "ftp://x/y/pull/1", "-1", "https://x/pull/1"})
  void asksForANumberOrAnAddress(String name) {
    assertThat(mcp.refusal("review", Map.of("pull_request", name, "repository", "backend")))
        .isEqualTo("'pull_request' must be a number such as 12, or the address of one.");
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(mcp.refusal("review", Map.of())).startsWith("review needs one of 'pull_request'");
    assertThat(mcp.refusal("review", Map.of("pull_request", "99", "repository", "backend")))
        .isEqualTo("The remote of backend shows no pull request 99.");
    assertThat(
            mcp.refusal(
                "review",
                Map.of("pull_request", "12", "repository", "backend", "base", "--upload-pack=x")))
        .contains("'--upload-pack=x' is no branch name");
  }

  private static List<String> kinds(JsonNode answer) {
    return answer.path("findings").valueStream().map(f -> f.path("kind").asString()).toList();
  }
}
