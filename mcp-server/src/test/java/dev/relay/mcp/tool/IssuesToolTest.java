package dev.relay.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.mcp.McpSession;
import dev.relay.mcp.RunningServer;
import dev.relay.repo.git.Repos;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.host.FakeGitHub;
import dev.relay.repo.host.FakeWeb.Reply;
import dev.relay.repo.host.Hosted;
import dev.relay.repo.workspace.Workspaces;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class IssuesToolTest {
  private static final String ISSUES = "GET /repos/acme/backend/issues";
  private static final String ONE =
      """
      {"number":7,"title":"Totals are wrong","state":"open","user":{"login":"ada"},
       "labels":[{"name":"bug"}],"body":"%s","html_url":"https://x/acme/backend/issues/7",
       "updated_at":"2026-11-01T10:00:00Z"}
      """;
  private static FakeGitHub github;
  private static RunningServer server;
  private static McpSession mcp;

  @BeforeAll
  static void start(@TempDir Path dir) {
    var repos = new Repos(dir.resolve("remotes-of-issues"));
    github = new FakeGitHub(dir.resolve("remotes-of-issues"));
    server =
        RunningServer.start(
            dir,
            Map.of(
                "GITHUB_SERVER_URL", github.url().toString(),
                "GH_TOKEN", "ghp_test",
                "RELAY_ALLOW_PRIVATE_REMOTES", "1"));
    server
        .bean(Workspaces.class)
        .save(
            repos.workspace(
                Hosted.repository(repos, github.url(), "backend", Map.of("a.txt", "a\n")),
                repos.remote("here", Map.of("a.txt", "a\n"))));
    mcp = McpSession.open(server);
  }

  @AfterAll
  static void stop() {
    server.close();
    github.close();
  }

  @Test
  void listsThoseOfTheOnlyHostedRepositoryByPages() {
    var next = "<%s/api/v3/repos/acme/backend/issues?page=2>; rel=\"next\"".formatted(github.url());
    github.next(ISSUES, new Reply(200, Map.of("Link", next), "[" + ONE.formatted("x") + "]"));
    var first = mcp.answer("issues", Map.of());
    assertThat(first.path("issues").path(0).path("title").asString()).isEqualTo("Totals are wrong");
    assertThat(first.path("truncated").asBoolean()).isTrue();
    github.next(ISSUES, new Reply(200, Map.of(), "[]"));
    var second = mcp.answer("issues", Map.of("cursor", first.path("next_cursor").asString()));
    assertThat(second.path("issues").size()).isZero();
    assertThat(second.has("next_cursor")).isFalse();
  }

  @Test
  void readsTheOneThatTheBranchIsNamedAfterAndCutsIt() {
    var checkout = server.bean(RelayHome.class).checkouts().resolve("test").resolve("backend");
    Repos.run(checkout, "init", "-q", "-b", "feature/7-totals");
    github.next(ISSUES + "/7", new Reply(200, Map.of(), ONE.formatted("x".repeat(30_000))));
    github.next(ISSUES + "/7/comments", new Reply(200, Map.of(), "[]"));
    var answer = mcp.answer("issues", Map.of("action", "read"));
    assertThat(answer.path("branch").asString()).isEqualTo("feature/7-totals");
    assertThat(answer.path("issue").path("body").asString()).hasSize(20_001);
    assertThat(answer.path("truncated").asBoolean()).isTrue();
  }

  @Test
  void createsNothingItself() {
    var answer =
        mcp.answer("issues", Map.of("action", "create", "title", "Add tax", "body", "Please."));
    assertThat(answer.path("link").asString())
        .isEqualTo(github.url() + "/acme/backend/issues/new?title=Add+tax&body=Please.");
    assertThat(github.effects()).isEmpty();
    assertThat(mcp.refusal("issues", Map.of("action", "create")))
        .isEqualTo("create needs 'title': what the issue is called.");
  }

  @Test
  void saysThatALocalRemoteHasNone() {
    assertThat(mcp.refusal("issues", Map.of("repository", "here")))
        .isEqualTo(
            "The remote of here lies on this machine, so there is nobody who keeps issues for it.");
  }

  /** Asked of a workspace whose repositories all are somewhere else. */
  @Test
  void asksWhoseIssuesWhenThatIsNotPlain(@TempDir Path dir) {
    var repos = new Repos(dir);
    server
        .bean(Workspaces.class)
        .save(
            dev.relay.repo.workspace.WorkspaceFile.parse(
                "name: two\nrepositories:\n  - { name: a, url: '%s' }\n  - { name: b, url: '%s' }\n"
                    .formatted(
                        repos.remote("a", Map.of("a", "a")).url().value(),
                        repos.remote("b", Map.of("a", "a")).url().value())));
    try {
      var tool = server.bean(IssuesTool.class);
      var input = new IssuesTool.Input(null, null, null, null, null, null, null, null, "two");
      var asked = TestCall.ofOwner();
      assertThatThrownBy(() -> tool.call(asked, input)).hasMessage("Say whose issues: a and b.");
      assertThat(asked.told()).containsExactly("Which repository's issues?");
      assertThatThrownBy(() -> tool.call(asked.choosing("b"), input))
          .hasMessageContaining("The remote of b lies on this machine");
    } finally {
      server.bean(Workspaces.class).remove("two");
    }
  }
}
