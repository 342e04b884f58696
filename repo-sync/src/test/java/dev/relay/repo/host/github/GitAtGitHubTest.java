package dev.relay.repo.host.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.repo.git.GitCall;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.NativeGit;
import dev.relay.repo.git.RemoteAddresses;
import dev.relay.repo.git.Repos;
import dev.relay.repo.home.Settings;
import dev.relay.repo.host.FakeGitHub;
import dev.relay.repo.host.Hosted;
import dev.relay.repo.workspace.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With what git comes to a host that wants a credential. */
class GitAtGitHubTest {
  @TempDir Path dir;
  private final Map<String, String> keys = new HashMap<>();
  private Repos repos;
  private FakeGitHub web;
  private Repository here;

  @BeforeEach
  void start() {
    repos = new Repos(dir);
    web = new FakeGitHub(dir.resolve("remotes"));
    here = Hosted.repository(repos, web.url(), "backend", Map.of("a.txt", "a\n"));
  }

  @AfterEach
  void stop() {
    web.close();
  }

  @Test
  void showsATokenToItsOwnHostOnlyAsSoonAsThereIsOne() {
    try (var other = new FakeGitHub(dir.resolve("remotes"))) {
      var there = Hosted.repository(repos, other.url(), "frontend", Map.of("a.txt", "a\n"));
      web.lock(basic("x-access-token:ghp_test"));
      other.lock(basic("x-access-token:ghp_test"));
      var mirrors = mirrors();
      assertUnauthorized(mirrors, here);

      keys.put("GH_TOKEN", "ghp_test");

      assertThat(mirrors.refresh(here)).isEqualTo(repos.head(here));
      assertUnauthorized(mirrors, there);
    }
  }

  @Test
  void fetchesAndPushesWithATokenOfTheApp() throws IOException {
    web.lock(basic("x-access-token:ghs_app"));
    keys.put("GITHUB_APP_ID", "42");
    keys.put("GITHUB_APP_PRIVATE_KEY", GitHubInTests.privateKey());
    var store = userWith("store");
    var git = git();
    var mirrors = new Mirrors(git, dir.resolve("fetched"));

    assertThat(mirrors.refresh(here)).isEqualTo(repos.head(here));
    push(git, mirrors);

    assertThat(Repos.run(repos.bare("backend"), "rev-parse", "refs/heads/relay/one"))
        .isEqualTo(repos.head(here).hex());
    assertThat(web.calls())
        .containsOnlyOnce("POST /app/installations/7/access_tokens")
        .contains("GET /repos/acme/backend/installation");
    assertThat(store).doesNotExist();
  }

  @Test
  void asksTheUsersOwnHelperFirst() throws IOException {
    web.lock(basic("ada:own"));
    keys.put("GH_TOKEN", "ghp_test");
    var store = userWith("store");
    var address = web.url().toString().replace("http://", "http://ada:own@");
    Files.writeString(store, address + "\n");

    assertThat(mirrors().refresh(here)).isEqualTo(repos.head(here));
    assertThat(store).hasContent(address);
  }

  /** The file in which the user's helper keeps what it is told to. */
  private Path userWith(String helper) throws IOException {
    Files.writeString(dir.resolve(".gitconfig"), "[credential]\n  helper = " + helper + "\n");
    return dir.resolve(".git-credentials");
  }

  private void push(NativeGit git, Mirrors mirrors) {
    var url = here.url();
    var refspec = repos.head(here) + ":refs/heads/relay/one";
    git.run(GitCall.to(url, mirrors.gitDir(here), "push", "--quiet", "--", url.value(), refspec));
  }

  private static void assertUnauthorized(Mirrors mirrors, Repository repository) {
    assertThatThrownBy(() -> mirrors.refresh(repository))
        .isInstanceOfSatisfying(
            GitFailure.class, e -> assertThat(e.kind()).isEqualTo(GitFailure.Kind.UNAUTHORIZED))
        .hasMessageNotContaining("ghp_test");
  }

  private Mirrors mirrors() {
    return new Mirrors(git(), dir.resolve("fetched"));
  }

  private NativeGit git() {
    var environment = new HashMap<>(System.getenv());
    environment.put("HOME", dir.toString());
    var settings = Settings.of(Map.of("GITHUB_SERVER_URL", web.url().toString()));
    var credentials =
        GitHubInTests.credentials(settings, name -> java.util.Optional.ofNullable(keys.get(name)));
    return new NativeGit(environment, new RemoteAddresses("127.0.0.1"), List.of(credentials));
  }

  private static String basic(String login) {
    return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }
}
