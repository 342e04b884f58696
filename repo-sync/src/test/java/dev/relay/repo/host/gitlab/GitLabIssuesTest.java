package dev.relay.repo.host.gitlab;

import dev.relay.repo.home.Settings;
import dev.relay.repo.host.FakeGitLab;
import dev.relay.repo.host.FakeWeb;
import dev.relay.repo.issue.IssueHost;
import dev.relay.repo.issue.IssueHostContract;
import java.nio.file.Path;
import java.util.Map;

class GitLabIssuesTest extends IssueHostContract {
  private static final String ONE =
      """
      {"id":99,"iid":7,"title":"Totals are wrong","state":"opened","author":{"username":"ada"},
       "labels":["bug"],"description":"Add tax.","web_url":"https://x/acme/backend/-/issues/7",
       "updated_at":"2026-11-01T10:00:00.000Z"}
      """;

  @Override
  protected FakeWeb web(Path remotes) {
    return new FakeGitLab(remotes);
  }

  @Override
  protected IssueHost host(FakeWeb at) {
    var all = Settings.of(Map.of("GITLAB_TOKEN", "glpat", "GITLAB_URL", at.url().toString()));
    return new GitLabIssues(new GitLabAccess(all, all::get));
  }

  @Override
  protected String path() {
    return "/projects/acme%2Fbackend/issues";
  }

  @Override
  protected String commentsPath() {
    return path() + "/7/notes";
  }

  @Override
  protected String next() {
    return web.url() + "/api/v4" + path() + "?page=2";
  }

  @Override
  protected String one() {
    return ONE;
  }

  @Override
  protected String listed() {
    return "[" + ONE + "]";
  }

  @Override
  protected String comments() {
    return """
    [{"system":true,"author":{"username":"ada"},"created_at":"2026-11-02T09:00:00.000Z","body":"added label"},
     {"system":false,"author":{"username":"bob"},"created_at":"2026-11-02T10:00:00.000Z","body":"Me too."}]
    """;
  }
}
