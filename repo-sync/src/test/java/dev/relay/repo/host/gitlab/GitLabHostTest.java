package dev.relay.repo.host.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.repo.home.Settings;
import dev.relay.repo.host.FakeGitLab;
import dev.relay.repo.host.FakeWeb;
import dev.relay.repo.host.FakeWeb.Reply;
import dev.relay.repo.host.PullRequestHostContract;
import dev.relay.repo.publish.HostFailure;
import dev.relay.repo.publish.PullRequestHost;
import dev.relay.repo.publish.PullRequestHost.Wording;
import dev.relay.repo.publish.Readiness;
import dev.relay.repo.workspace.ListingFailed;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GitLabHostTest extends PullRequestHostContract {
  private static final String REQUESTS = "POST /projects/acme%2Fbackend/merge_requests";
  private static final Wording WORDING = new Wording("Rename", "Why");

  @Override
  protected FakeWeb web(Path remotes) {
    return new FakeGitLab(remotes);
  }

  @Override
  protected PullRequestHost host(FakeWeb at) {
    return new GitLabHost(access(at));
  }

  private static GitLabAccess access(FakeWeb at) {
    var settings =
        Settings.of(Map.of("GITLAB_URL", at.url().toString(), "GITLAB_TOKEN", "glpat-test"));
    return new GitLabAccess(settings, settings::get);
  }

  private FakeGitLab gitlab() {
    return (FakeGitLab) web;
  }

  @Override
  protected void running(String repository) {
    gitlab().pipeline(repository, "running");
  }

  @Override
  protected void red(String repository) {
    gitlab().pipeline(repository, "failed");
  }

  @Override
  protected void green(String repository) {
    gitlab().pipeline(repository, "success");
  }

  @Override
  protected void held(String repository) {
    gitlab().status(repository, "not_approved");
  }

  @Override
  protected List<String> effects() {
    return List.of(
        "POST /projects/acme%2Fshared-api/merge_requests",
        REQUESTS,
        "PUT /projects/acme%2Fshared-api/merge_requests/1",
        "PUT /projects/acme%2Fbackend/merge_requests/1",
        "PUT /projects/acme%2Fshared-api/merge_requests/1/merge",
        "PUT /projects/acme%2Fbackend/merge_requests/1",
        "PUT /projects/acme%2Fbackend/merge_requests/1/merge");
  }

  @Test
  void saysWhatEachStatusWaitsFor() {
    var proposal = pushed(backend);
    var made = host.open(proposal, WORDING, false);
    for (var status :
        List.of("not_approved", "discussions_not_resolved", "blocked_status", "checking")) {
      gitlab().status("backend", status);
      assertThat(host.readiness(proposal, made)).isInstanceOf(Readiness.Waits.class);
    }
    gitlab().status("backend", "need_rebase");
    assertThat(host.readiness(proposal, made)).isInstanceOf(Readiness.Behind.class);
    gitlab().pipeline("backend", "manual");
    assertThat(host.readiness(proposal, made))
        .isEqualTo(
            new Readiness.Waits(
                "The pipeline of merge request 1 of backend waits for somebody to start a job."));
  }

  @Test
  void waitsForTheRateLimitAndSaysUntilWhen() {
    web.next(REQUESTS, FakeGitLab.error(429, "Retry later").with("RateLimit-Reset", "1795046400"));
    assertThatThrownBy(() -> host.open(pushed(backend), WORDING, false))
        .isInstanceOfSatisfying(
            HostFailure.class,
            e -> assertThat(e.until()).isEqualTo(Instant.ofEpochSecond(1795046400)))
        .hasMessage("GitLab's rate limit is used up; Relay goes on at 00:00:00 UTC by itself.");
  }

  @Test
  void saysWhatToDoAboutEachRefusal() {
    assertRefused(FakeGitLab.error(401, "401 Unauthorized"), "put a valid one into GITLAB_TOKEN");
    assertRefused(FakeGitLab.error(403, "insufficient_scope"), "give it the scope api");
    assertRefused(FakeGitLab.error(404, "404 Project Not Found"), "check the address");
    assertRefused(
        FakeGitLab.error(400, "source_branch is invalid"),
        "GitLab refused this for acme/backend: source_branch is invalid.");
  }

  private void assertRefused(Reply reply, String next) {
    web.next(REQUESTS, reply);
    assertThatThrownBy(() -> host.open(pushed(backend), WORDING, false))
        .isInstanceOfSatisfying(HostFailure.class, e -> assertThat(e.isPassing()).isFalse())
        .hasMessageContaining(next)
        .hasMessageNotContaining("glpat-test");
  }

  @Test
  void triesAgainLaterWhenGitLabIsDown() {
    web.next(REQUESTS, new Reply(502, Map.of("Content-Type", "text/html"), "Whoops"));
    assertThatThrownBy(() -> host.open(pushed(backend), WORDING, false))
        .isInstanceOfSatisfying(HostFailure.class, e -> assertThat(e.isPassing()).isTrue());
  }

  @Test
  void listsAllPagesOfAGroup() {
    gitlab().holds(230);
    var listing = new GitLabListing(access(web));
    var acme = URI.create(web.url() + "/acme");

    assertThat(listing.serves(acme)).isTrue();
    assertThat(listing.serves(URI.create("https://github.com/acme"))).isFalse();
    var all = listing.list(acme);
    assertThat(all).hasSize(230);
    assertThat(all.get(6).isArchived()).isTrue();
    assertThat(all.getLast().name()).isEqualTo("service-230");
    assertThat(web.calls()).filteredOn("GET /groups/acme/projects"::equals).hasSize(3);
    assertThatThrownBy(() -> listing.list(URI.create(web.url() + "/nobody")))
        .isInstanceOf(ListingFailed.class)
        .hasMessageContaining("nobody");
  }
}
