package dev.relay.repo.host.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.repo.home.Settings;
import dev.relay.repo.host.FakeGitHub;
import dev.relay.repo.host.FakeWeb;
import dev.relay.repo.host.FakeWeb.Reply;
import dev.relay.repo.host.PullRequestHostContract;
import dev.relay.repo.publish.HostFailure;
import dev.relay.repo.publish.PullRequestHost;
import dev.relay.repo.publish.PullRequestHost.Wording;
import dev.relay.repo.publish.Readiness;
import dev.relay.repo.workspace.ListingFailed;
import dev.relay.repo.workspace.RemoteUrl;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GitHubHostTest extends PullRequestHostContract {
  private static final String PULLS = "POST /repos/acme/backend/pulls";
  private static final Wording WORDING = new Wording("Rename", "Why");

  @Override
  protected FakeWeb web(Path remotes) {
    return new FakeGitHub(remotes);
  }

  @Override
  protected PullRequestHost host(FakeWeb at) {
    return new GitHubHost(access(at, Map.of("GH_TOKEN", "ghp_test")));
  }

  private static GitHubAccess access(FakeWeb at, Map<String, String> more) {
    var settings = new HashMap<>(more);
    settings.put("GITHUB_SERVER_URL", at.url().toString());
    return access(settings);
  }

  private static GitHubAccess access(Map<String, String> settings) {
    return GitHubInTests.access(Settings.of(settings), Settings.of(settings)::get);
  }

  private FakeGitHub github() {
    return (FakeGitHub) web;
  }

  @Override
  protected void running(String repository) {
    github().check(repository, "build", "in_progress", "");
  }

  @Override
  protected void red(String repository) {
    github().check(repository, "build", "completed", "failure");
  }

  @Override
  protected void green(String repository) {
    github().check(repository, "build", "completed", "success");
  }

  @Override
  protected void held(String repository) {
    github().mergeability(repository, "blocked");
  }

  @Override
  protected List<String> effects() {
    return List.of(
        "POST /repos/acme/shared-api/pulls",
        "POST /repos/acme/backend/pulls",
        "PATCH /repos/acme/shared-api/pulls/1",
        "PATCH /repos/acme/backend/pulls/2",
        "PUT /repos/acme/shared-api/pulls/1/merge",
        "POST /api/graphql",
        "PUT /repos/acme/backend/pulls/2/merge");
  }

  @Test
  void knowsGitHubByAnyFormOfAddressOnceItHasCredentials() {
    var open = new GitHubHost(access(Map.of("GH_TOKEN", "x")));
    var none = new GitHubHost(access(Map.of()));
    for (var url :
        List.of(
            "https://github.com/acme/backend",
            "https://github.com/acme/backend.git",
            "ssh://git@github.com/acme/backend.git",
            "ssh://git@github.com:22/acme/backend.git",
            "git@github.com:acme/backend.git")) {
      assertThat(open.hosts(new RemoteUrl(url))).as(url).isTrue();
      assertThat(none.hosts(new RemoteUrl(url))).as(url).isFalse();
    }
    assertThat(open.hosts(new RemoteUrl("https://github.com.evil.example/a/b"))).isFalse();
  }

  @Test
  void asksForNothingTwiceThatDidNotChange() {
    var proposal = pushed(backend);
    var made = host.open(proposal, WORDING, false);
    host.readiness(proposal, made);
    var before = web.answered(304);
    host.readiness(proposal, made);
    assertThat(web.answered(304) - before).isEqualTo(4);
  }

  @Test
  void waitsForTheRateLimitAndSaysUntilWhen() {
    web.next(
        PULLS,
        FakeGitHub.error(403, "API rate limit exceeded for user ID 1.")
            .with("X-RateLimit-Remaining", "0")
            .with("X-RateLimit-Reset", "1795046400"));
    assertThatThrownBy(() -> host.open(pushed(backend), WORDING, false))
        .isInstanceOfSatisfying(
            HostFailure.class,
            e -> {
              assertThat(e.until()).isEqualTo(Instant.ofEpochSecond(1795046400));
              assertThat(e)
                  .hasMessage(
                      "GitHub's rate limit is used up; Relay goes on at 00:00:00 UTC by itself.");
            });
  }

  @Test
  void honoursRetryAfterOfTheSecondaryLimit() {
    web.next(
        PULLS,
        FakeGitHub.error(403, "You have exceeded a secondary rate limit.")
            .with("Retry-After", "90"));
    assertThatThrownBy(() -> host.open(pushed(backend), WORDING, false))
        .isInstanceOfSatisfying(
            HostFailure.class,
            e ->
                assertThat(e.until())
                    .isBetween(Instant.now().plusSeconds(60), Instant.now().plusSeconds(91)));
  }

  @Test
  void asksNothingMoreWhileALimitLasts() {
    var proposal = pushed(backend);
    web.next(
        PULLS,
        FakeGitHub.error(403, "You have exceeded a secondary rate limit.")
            .with("Retry-After", "90"));
    assertThatThrownBy(() -> host.open(proposal, WORDING, false)).isInstanceOf(HostFailure.class);
    var asked = web.calls().size();
    assertThatThrownBy(() -> host.find(proposal))
        .isInstanceOfSatisfying(
            HostFailure.class, e -> assertThat(e.until()).isAfter(Instant.now().plusSeconds(60)));
    assertThat(web.calls()).hasSize(asked);
  }

  @Test
  void opensAnOrdinaryOneWhereDraftsAreNotToBeHad() {
    web.next(
        PULLS, FakeGitHub.error(422, "Draft pull requests are not supported in this repository."));
    assertThat(host.open(pushed(backend), WORDING, true).draft()).isFalse();
  }

  @Test
  void saysWhatToDoAboutEachRefusal() {
    assertRefused(FakeGitHub.error(401, "Bad credentials"), "put a valid token into GH_TOKEN");
    assertRefused(
        FakeGitHub.error(403, "Resource not accessible by personal access token")
            .with("X-Accepted-GitHub-Permissions", "pull_requests=write"),
        "it needs pull_requests: write; give it that and try again.");
    assertRefused(
        FakeGitHub.error(403, "Must have admin rights").with("X-Accepted-OAuth-Scopes", "repo"),
        "it needs repo; give it that");
    assertRefused(
        FakeGitHub.error(403, "Resource protected by organization SAML enforcement.")
            .with("X-GitHub-SSO", "required; url=https://github.com/orgs/acme/sso?x=1"),
        "authorise the token at https://github.com/orgs/acme/sso?x=1");
    assertRefused(FakeGitHub.error(404, "Not Found"), "check the address, and that the token");
    assertRefused(
        FakeGitHub.error(422, "No commits between main and relay/t9"),
        "GitHub refused this for acme/backend: No commits between main and relay/t9.");
  }

  private void assertRefused(Reply reply, String next) {
    web.next(PULLS, reply);
    assertThatThrownBy(() -> host.open(pushed(backend), WORDING, false))
        .isInstanceOfSatisfying(HostFailure.class, e -> assertThat(e.isPassing()).isFalse())
        .hasMessageContaining(next)
        .hasMessageNotContaining("ghp_test");
  }

  @Test
  void triesAgainLaterWhenGitHubIsDown() {
    web.next(PULLS, new Reply(502, Map.of("Content-Type", "text/html"), "<title>Unicorn!"));
    assertThatThrownBy(() -> host.open(pushed(backend), WORDING, false))
        .isInstanceOfSatisfying(HostFailure.class, e -> assertThat(e.isPassing()).isTrue())
        .hasMessage("GitHub does not answer; Relay tries again by itself.");
  }

  @Test
  void waitsForWhatABranchAsksFor() {
    var proposal = pushed(backend);
    var made = host.open(proposal, WORDING, false);
    web.next(
        "PUT /repos/acme/backend/pulls/1/merge",
        FakeGitHub.error(405, "Changes must be made through a merge queue"));
    assertThatThrownBy(() -> host.merge(proposal, made))
        .isInstanceOfSatisfying(HostFailure.class, e -> assertThat(e.isPassing()).isTrue())
        .hasMessage(
            "GitHub did not merge pull request 1 of backend (Changes must be made through a merge"
                + " queue); meet that there, and Relay goes on.");
    github().mergeability("backend", "behind");
    assertThat(host.readiness(proposal, made)).isInstanceOf(Readiness.Behind.class);
  }

  @Test
  void worksAsAnAppWithTheKeyAsGitHubGivesIt() {
    var pem = GitHubInTests.privateKey();
    var app =
        new GitHubHost(access(web, Map.of("GITHUB_APP_ID", "42", "GITHUB_APP_PRIVATE_KEY", pem)));

    assertThat(app.open(pushed(backend), WORDING, false).number()).isEqualTo(1);

    assertThat(web.calls())
        .startsWith(
            "GET /app",
            "GET /repos/acme/backend/installation",
            "POST /app/installations/7/access_tokens");
  }

  @Test
  void takesWhatWasPutInLaterAtOnce() {
    var keys = new HashMap<String, String>();
    var settings = Settings.of(Map.of("GITHUB_SERVER_URL", web.url().toString()));
    var later =
        new GitHubHost(GitHubInTests.access(settings, name -> Optional.ofNullable(keys.get(name))));
    var proposal = pushed(backend);
    assertThat(later.hosts(backend.url())).isFalse();
    keys.put("GH_TOKEN", "ghp_one");
    assertThat(later.hosts(backend.url())).isTrue();
    later.find(proposal);
    keys.put("GH_TOKEN", "ghp_two");
    later.find(proposal);
    assertThat(web.tokens()).containsExactly("token ghp_one", "token ghp_two");
  }

  @Test
  void saysSoWhenTheKeyOfTheAppIsNone() {
    var app =
        new GitHubHost(
            access(web, Map.of("GITHUB_APP_ID", "42", "GITHUB_APP_PRIVATE_KEY", "/nowhere.pem")));
    assertThatThrownBy(() -> app.find(pushed(backend)))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("GITHUB_APP_PRIVATE_KEY");
  }

  @Test
  void listsAllPagesOfAnOrganisation() {
    github().holds(230);
    var listing = new GitHubListing(access(web, Map.of()));
    var acme = URI.create(web.url() + "/acme");

    assertThat(listing.serves(acme)).isTrue();
    assertThat(listing.serves(URI.create(web.url() + "/acme/backend"))).isFalse();
    assertThat(listing.serves(URI.create("https://gitlab.com/acme"))).isFalse();
    var all = listing.list(acme);
    assertThat(all).hasSize(230);
    assertThat(all.get(6).isArchived()).isTrue();
    assertThat(all.getLast().url()).isEqualTo(web.url() + "/acme/service-230.git");
    assertThat(web.calls()).filteredOn("GET /orgs/acme/repos"::equals).hasSize(3);
    assertThatThrownBy(() -> listing.list(URI.create(web.url() + "/nobody")))
        .isInstanceOf(ListingFailed.class)
        .hasMessageContaining("nobody");
  }
}
