package dev.relay.repo.host.github;

import dev.relay.repo.host.HostApi;
import dev.relay.repo.host.HostedAt;
import dev.relay.repo.issue.Issue;
import dev.relay.repo.issue.IssueHost;
import dev.relay.repo.publish.HostFailure;
import dev.relay.repo.webhook.HookFailure;
import dev.relay.repo.workspace.RemoteUrl;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Issues at GitHub or GitHub Enterprise; public ones need no token. */
@Component
final class GitHubIssues implements IssueHost {
  private final GitHubAccess access;

  GitHubIssues(GitHubAccess access) {
    this.access = access;
  }

  @Override
  public boolean hosts(RemoteUrl url) {
    return HostedAt.of(url).filter(at -> at.isOn(access.server())).isPresent();
  }

  /** GitHub counts pull requests among issues; they are left out, so a page may hold fewer. */
  @Override
  public Page list(RemoteUrl url, Filter filter) {
    var answer =
        get(
            url,
            "?state=%s&sort=updated&direction=desc&per_page=%d&page=%d"
                .formatted(
                    filter.state().name().toLowerCase(Locale.ROOT), filter.size(), filter.page()));
    var issues =
        answer
            .body()
            .valueStream()
            .filter(each -> !each.has("pull_request"))
            .map(each -> issue(each, List.of()))
            .toList();
    return new Page(issues, answer.next().isPresent());
  }

  @Override
  public Issue read(RemoteUrl url, long number) {
    var issue = get(url, "/" + number).body();
    if (issue.has("pull_request")) {
      throw HostFailure.refused(number + " is a pull request, no issue: read it with diff.");
    }
    var comments = get(url, "/" + number + "/comments?per_page=100").body();
    return issue(issue, comments.valueStream().map(GitHubIssues::comment).toList());
  }

  @Override
  public URI form(RemoteUrl url, String title, String body) {
    return URI.create(
        "%s/%s/issues/new?title=%s&body=%s"
            .formatted(access.server(), at(url).path(), encoded(title), encoded(body)));
  }

  private HostApi.Answer get(RemoteUrl url, String rest) {
    var at = at(url);
    var api = new HostApi("GitHub", access.api(), "read its issues", () -> headers(at));
    try {
      return api.get("/repos/" + at.path() + "/issues" + rest);
    } catch (HookFailure e) {
      throw HostFailure.refused(String.valueOf(e.getMessage()));
    }
  }

  private Map<String, String> headers(HostedAt at) {
    var headers = new HashMap<>(Map.of("Accept", "application/vnd.github+json"));
    headers.put("X-GitHub-Api-Version", "2022-11-28");
    headers.put("User-Agent", "relay");
    try {
      if (access.isConfigured()) {
        headers.put("Authorization", "Bearer " + access.token(at));
      }
    } catch (IOException e) {
      throw GitHubFailures.of(e, at.path());
    }
    return headers;
  }

  private static Issue issue(JsonNode each, List<Issue.Comment> comments) {
    return new Issue(
        each.path("number").asLong(),
        each.path("title").asString(""),
        each.path("state").asString("").equals("open"),
        each.path("user").path("login").asString("somebody"),
        each.path("labels").valueStream().map(label -> label.path("name").asString("")).toList(),
        each.path("body").asString(""),
        each.path("html_url").asString(""),
        Instant.parse(each.path("updated_at").asString()),
        comments);
  }

  private static Issue.Comment comment(JsonNode each) {
    return new Issue.Comment(
        each.path("user").path("login").asString("somebody"),
        Instant.parse(each.path("created_at").asString()),
        each.path("body").asString(""));
  }

  private static HostedAt at(RemoteUrl url) {
    return HostedAt.of(url).orElseThrow();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
