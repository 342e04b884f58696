package dev.relay.repo.host.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.repo.home.Settings;
import dev.relay.repo.host.FakeGitHub;
import dev.relay.repo.host.FakeWeb;
import dev.relay.repo.host.FakeWeb.Reply;
import dev.relay.repo.issue.IssueHost;
import dev.relay.repo.issue.IssueHostContract;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GitHubIssuesTest extends IssueHostContract {
  private static final String ONE =
      """
      {"number":7,"title":"Totals are wrong","state":"open","user":{"login":"ada"},
       "labels":[{"id":1,"name":"bug"}],"body":"Add tax.","html_url":"https://x/acme/backend/issues/7",
       "updated_at":"2026-11-01T10:00:00Z"}
      """;

  @Override
  protected FakeWeb web(Path remotes) {
    return new FakeGitHub(remotes);
  }

  @Override
  protected IssueHost host(FakeWeb at) {
    return host(at, Map.of("GH_TOKEN", "ghp_test"));
  }

  private static IssueHost host(FakeWeb at, Map<String, String> more) {
    var settings = new HashMap<>(more);
    settings.put("GITHUB_SERVER_URL", at.url().toString());
    var all = Settings.of(settings);
    return new GitHubIssues(GitHubInTests.access(all, all::get));
  }

  @Override
  protected String path() {
    return "/repos/acme/backend/issues";
  }

  @Override
  protected String commentsPath() {
    return path() + "/7/comments";
  }

  @Override
  protected String next() {
    return web.url() + "/api/v3" + path() + "?page=2";
  }

  @Override
  protected String one() {
    return ONE;
  }

  @Override
  protected String listed() {
    return "[%s,%s]"
        .formatted(ONE, ONE.replace("\"number\":7", "\"number\":8,\"pull_request\":{}"));
  }

  @Override
  protected String comments() {
    return "[{\"user\":{\"login\":\"bob\"},\"created_at\":\"2026-11-02T10:00:00Z\",\"body\":\"Me too.\"}]";
  }

  @Test
  void asksWithoutATokenToo() {
    web.next("GET " + path(), new Reply(200, Map.of(), "[]"));
    var page = host(web, Map.of()).list(url(), new IssueHost.Filter(IssueHost.State.ALL, 1, 20));
    assertThat(page.issues()).isEmpty();
    assertThat(web.tokens()).containsExactly("");
  }

  @Test
  void tellsPullRequestsFromIssues() {
    var pull = ONE.replace("\"number\":7", "\"number\":8,\"pull_request\":{}");
    web.next("GET " + path() + "/8", new Reply(200, Map.of(), pull));
    assertThatThrownBy(() -> host.read(url(), 8)).hasMessageStartingWith("8 is a pull request");
  }
}
