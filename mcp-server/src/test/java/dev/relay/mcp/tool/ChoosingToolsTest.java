package dev.relay.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.mcp.McpSession;
import dev.relay.mcp.RunningServer;
import dev.relay.mcp.Shop;
import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Caller.Scope;
import dev.relay.mcp.access.Tokens;
import dev.relay.repo.git.Repos;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.workspace.WorkspaceFile;
import dev.relay.repo.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is turned to, what is compared, and what is told to who was away. */
@Timeout(60)
class ChoosingToolsTest {
  private static RunningServer server;
  private static Shop shop;
  private static McpSession mcp;

  @BeforeAll
  static void start(@TempDir Path dir) {
    server = RunningServer.start(dir);
    shop = Shop.open(server, dir);
    mcp = session("main");
    mcp.answer("sync", Map.of());
  }

  private static McpSession session(String name) {
    var scopes = Set.of(Scope.READ, Scope.RUN);
    return McpSession.open(server, server.bean(Tokens.class).issue("owner", name, scopes));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void turnsToARepositoryForOneCallerOnly() {
    var one = session("one");
    one.answer("workspaces", Map.of("action", "focus", "repository", "back end"));
    assertThat(one.answer("search", Map.of("query", "userName")).path("total").asInt())
        .isEqualTo(1);
    assertThat(mcp.answer("search", Map.of("query", "userName")).path("total").asInt())
        .isEqualTo(5);
    var all = one.answer("workspaces", Map.of("action", "focus"));
    assertThat(all.path("focus").has("repository")).isFalse();
    assertThat(one.answer("search", Map.of("query", "userName")).path("total").asInt())
        .isEqualTo(5);
  }

  @Test
  void asksWhichWorkspaceAndWhichRepositoryIsMeant() {
    var workspaces = server.bean(Workspaces.class);
    workspaces.save(
        WorkspaceFile.parse(
            "name: other\nrepositories:\n  - { name: x, url: '%s' }\n"
                .formatted(shop.repository("backend").url().value())));
    try {
      var focus = server.bean(Focus.class);
      var call = TestCall.ofOwner();
      assertThatThrownBy(() -> focus.workspace(call, null)).hasMessageContaining("Say which");
      var shown = focus.workspace(call.choosing("shop"), null);
      assertThat(shown.name()).isEqualTo("shop");
      assertThat(focus.one(call.choosing("shared-api"), shown, "api").id().name())
          .isEqualTo("shared-api");
      assertThatThrownBy(() -> focus.one(call, shown, "api"))
          .hasMessageStartingWith("There is no repository 'api'.");
    } finally {
      workspaces.remove("other");
    }
  }

  @Test
  void addsARepositoryOnlyAfterItWasReadBack() {
    assertThat(mcp.refusal("workspaces", Map.of("action", "add", "url", "https://x.example/a/b")))
        .startsWith("This token may not add anything");
    var tool = server.bean(WorkspacesTool.class);
    var call = TestCall.of(new Caller.Service("owner", "voice"));
    var asked = tool.call(call, add("https://git.example/acme/api.git", null));
    assertThat(asked.text())
        .isEqualTo(
            "I would add https://git.example/acme/api.git to shop, as api, with the branch main. Is"
                + " that right?");
    assertThat(asked.structured().added()).isNull();
    assertThat(server.bean(Workspaces.class).get("shop").find("api")).isEmpty();
    var confirm = asked.structured().confirm();
    var stranger = TestCall.of(new Caller.Service("owner", "telegram"));
    assertThatThrownBy(() -> tool.call(stranger, add(null, confirm))).hasMessageContaining("used");
    try {
      assertThat(tool.call(call, add(null, confirm)).text()).startsWith("Added api to shop.");
      assertThatThrownBy(() -> tool.call(call, add(null, confirm))).hasMessageContaining("used");
      assertThatThrownBy(() -> tool.call(call, add("/etc", null)))
          .hasMessageContaining("folders are added on Relay's page");
    } finally {
      var workspaces = server.bean(Workspaces.class);
      workspaces.edit("shop", before -> shop.workspace());
    }
  }

  private static WorkspacesTool.Input add(@Nullable String url, @Nullable String confirm) {
    return new WorkspacesTool.Input(
        WorkspacesTool.Action.ADD, "shop", null, url, url == null ? null : "api", "main", confirm);
  }

  @Test
  void comparesCommitsAndPullRequests() throws IOException {
    var backend = shop.repository("backend");
    var before = shop.repos().head(backend).hex();
    Repos.write(
        shop.repos().work("backend").resolve("src/Tax.java"), "class Tax {}\nclass Two {}\n");
    var after = shop.repos().push(backend, "Add tax").hex();
    var bare = shop.repos().bare("backend");
    Repos.run(bare, "update-ref", "refs/pull/7/head", after);
    Repos.run(bare, "update-ref", "refs/heads/main", before);
    Repos.run(bare, "update-ref", "refs/heads/tax", after);
    var pull = mcp.answer("diff", Map.of("number", 7, "repository", "backend", "format", "hunks"));
    assertThat(pull.path("files").path(0).path("path").asString()).isEqualTo("src/Tax.java");
    var hunk = pull.path("hunks").path(0);
    assertThat(hunk.path("new_start").asInt()).isEqualTo(1);
    assertThat(hunk.path("new_lines").asInt()).isEqualTo(2);
    assertThat(hunk.path("text").asString()).isEqualTo("+class Tax {}\n+class Two {}\n");
    assertThat(pull.path("compared").path(0).path("to").asString()).isEqualTo(after);
    assertThat(mcp.refusal("diff", Map.of("number", 8, "repository", "backend")))
        .isEqualTo("The remote of backend shows no pull request 8.");
    var two = mcp.answer("diff", Map.of("from", "main", "to", "tax"));
    assertThat(two.path("total").asInt()).isEqualTo(1);
    assertThat(two.path("notes").size()).isEqualTo(2);
    assertThat(mcp.refusal("diff", Map.of("from", "--output=x", "to", "tax")))
        .contains("no branch, tag or commit '--output=x'");
  }

  @Test
  void showsWhatIsNotCommittedAndSaysSoInTheStatus() throws IOException {
    var checkout = server.bean(RelayHome.class).checkouts().resolve("shop/frontend");
    Files.writeString(checkout.resolve("src/user.ts"), "export const userName = 'Bob';\n");
    Files.writeString(checkout.resolve("new.ts"), "export {};\n");
    Repos.run(checkout, "commit", "-q", "--allow-empty", "-m", "Own");
    var diff = mcp.answer("diff", Map.of("of", "checkout", "format", "patch"));
    assertThat(diff.path("files").size()).isEqualTo(2);
    assertThat(diff.path("patch").asString()).contains("-export const userName = 'Ada';");
    assertThat(diff.has("task")).isFalse();
    var status = mcp.call("status", Map.of());
    assertThat(text(status)).contains("Frontend is 2 changed, 1 ahead.");
    var stand = status.path("structuredContent").path("checkouts").path(0);
    assertThat(stand.path("branch").asString()).isEqualTo("main");
  }

  @Test
  void tellsWhatIsNewSinceTheLastQuestion() throws IOException {
    var away = session("away");
    var first = away.answer("status", Map.of());
    assertThat(first.has("since")).isFalse();
    assertThat(first.path("news").size()).isZero();
    Repos.write(shop.repos().work("shared-api").resolve("new.md"), "new\n");
    shop.repos().push(shop.repository("shared-api"), "Say more");
    mcp.answer("sync", Map.of("repositories", "shared-api"));
    var news = away.answer("status", Map.of()).path("news");
    assertThat(news.path(0).asString())
        .isEqualTo("shared-api has one new commit on main, the last: Say more.");
    assertThat(away.answer("status", Map.of()).path("news").size()).isZero();
  }

  private static String text(JsonNode result) {
    return result.path("content").path(0).path("text").asString();
  }
}
