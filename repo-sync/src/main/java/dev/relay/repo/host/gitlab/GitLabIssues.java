package dev.relay.repo.host.gitlab;

import dev.relay.repo.host.HostApi;
import dev.relay.repo.host.HostedAt;
import dev.relay.repo.issue.Issue;
import dev.relay.repo.issue.IssueHost;
import dev.relay.repo.publish.HostFailure;
import dev.relay.repo.webhook.HookFailure;
import dev.relay.repo.workspace.RemoteUrl;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Issues at GitLab, hosted or one's own; public ones need no token. */
@Component
final class GitLabIssues implements IssueHost {
  private final GitLabAccess access;
  private final HostApi api;

  GitLabIssues(GitLabAccess access) {
    this.access = access;
    this.api = new HostApi("GitLab", access.server() + "/api/v4", "read its issues", this::headers);
  }

  @Override
  public boolean hosts(RemoteUrl url) {
    return HostedAt.of(url).filter(at -> at.isOn(access.server())).isPresent();
  }

  @Override
  public Page list(RemoteUrl url, Filter filter) {
    var state =
        switch (filter.state()) {
          case OPEN -> "opened";
          case CLOSED -> "closed";
          case ALL -> "all";
        };
    var answer =
        get(
            url,
            "?state=%s&order_by=updated_at&sort=desc&per_page=%d&page=%d"
                .formatted(state, filter.size(), filter.page()));
    var issues = answer.body().valueStream().map(each -> issue(each, List.of())).toList();
    return new Page(issues, answer.next().isPresent());
  }

  @Override
  public Issue read(RemoteUrl url, long number) {
    var issue = get(url, "/" + number).body();
    var notes = get(url, "/" + number + "/notes?sort=asc&order_by=created_at&per_page=100").body();
    var comments =
        notes
            .valueStream()
            .filter(note -> !note.path("system").asBoolean(false))
            .map(GitLabIssues::comment)
            .toList();
    return issue(issue, comments);
  }

  @Override
  public URI form(RemoteUrl url, String title, String body) {
    return URI.create(
        "%s/%s/-/issues/new?issue%%5Btitle%%5D=%s&issue%%5Bdescription%%5D=%s"
            .formatted(access.server(), at(url).path(), encoded(title), encoded(body)));
  }

  private HostApi.Answer get(RemoteUrl url, String rest) {
    try {
      return api.get("/projects/" + encoded(at(url).path()) + "/issues" + rest);
    } catch (HookFailure e) {
      throw HostFailure.refused(String.valueOf(e.getMessage()));
    }
  }

  private Map<String, String> headers() {
    return access.token().map(token -> Map.of("PRIVATE-TOKEN", token)).orElse(Map.of());
  }

  private static Issue issue(JsonNode each, List<Issue.Comment> comments) {
    return new Issue(
        each.path("iid").asLong(),
        each.path("title").asString(""),
        each.path("state").asString("").equals("opened"),
        each.path("author").path("username").asString("somebody"),
        each.path("labels").valueStream().map(label -> label.asString("")).toList(),
        each.path("description").asString(""),
        each.path("web_url").asString(""),
        OffsetDateTime.parse(each.path("updated_at").asString()).toInstant(),
        comments);
  }

  private static Issue.Comment comment(JsonNode each) {
    return new Issue.Comment(
        each.path("author").path("username").asString("somebody"),
        OffsetDateTime.parse(each.path("created_at").asString()).toInstant(),
        each.path("body").asString(""));
  }

  private static HostedAt at(RemoteUrl url) {
    return HostedAt.of(url).orElseThrow();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
