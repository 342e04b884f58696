package dev.relay.repo.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.repo.home.Settings;
import dev.relay.repo.host.FakeGitHub;
import dev.relay.repo.host.Hosted;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostTokensTest {
  @TempDir Path dir;

  @Test
  void showsATokenToItsOwnHostOnly() {
    var repos = new Repos(dir);
    try (var web = new FakeGitHub(dir.resolve("remotes"));
        var other = new FakeGitHub(dir.resolve("remotes"))) {
      var here = Hosted.repository(repos, web.url(), "backend", Map.of("a.txt", "a\n"));
      var there = Hosted.repository(repos, other.url(), "frontend", Map.of("a.txt", "a\n"));
      var login = "x-access-token:ghp_test".getBytes(StandardCharsets.UTF_8);
      web.lock("Basic " + Base64.getEncoder().encodeToString(login));
      other.lock("Basic " + Base64.getEncoder().encodeToString(login));
      var environment = new HashMap<>(System.getenv());
      environment.put("HOME", dir.toString());
      var settings =
          Settings.of(Map.of("GH_TOKEN", "ghp_test", "GITHUB_SERVER_URL", web.url().toString()));
      var git =
          new NativeGit(
              HostTokens.environment(environment, settings), new RemoteAddresses("127.0.0.1"));
      var mirrors = new Mirrors(git, dir.resolve("fetched"));

      assertThat(mirrors.refresh(here)).isEqualTo(repos.head(here));
      assertThatThrownBy(() -> mirrors.refresh(there))
          .isInstanceOfSatisfying(
              GitFailure.class, e -> assertThat(e.kind()).isEqualTo(GitFailure.Kind.UNAUTHORIZED))
          .hasMessageNotContaining("ghp_test");
    }
  }

  @Test
  void keepsWhatTheUserConfiguredByEnvironment() {
    var ambient =
        Map.of(
            "GIT_CONFIG_COUNT", "1",
            "GIT_CONFIG_KEY_0", "user.name",
            "GIT_CONFIG_VALUE_0", "Ada");
    var both =
        HostTokens.environment(ambient, Settings.of(Map.of("GH_TOKEN", "a", "GITLAB_TOKEN", "b")));
    assertThat(both)
        .containsAllEntriesOf(Map.of("GIT_CONFIG_KEY_0", "user.name", "GIT_CONFIG_COUNT", "3"))
        .containsEntry("GIT_CONFIG_KEY_1", "credential.https://github.com.helper")
        .containsEntry("GIT_CONFIG_KEY_2", "credential.https://gitlab.com.helper");
    assertThat(both.get("GIT_CONFIG_VALUE_2")).doesNotContain("b\"");
    assertThat(HostTokens.environment(ambient, Settings.of(Map.of()))).isEqualTo(ambient);
  }
}
