package dev.relay.repo.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.repo.workspace.RemoteUrl;
import dev.relay.repo.workspace.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Remotes are asked without a process where that can be done, and by git where not. */
class RemoteAskingTest {
  @TempDir Path dir;
  Repos repos;
  Repository backend;
  GitServers servers;
  CountingGit git;
  Mirrors mirrors;

  @BeforeEach
  void open() {
    repos = new Repos(dir);
    backend = repos.remote("backend", Map.of("a.txt", "1\n"));
    Repos.run(repos.bare("backend"), "tag", "-a", "v1", "-m", "one", "main");
    servers = new GitServers(dir.resolve("remotes"));
    use(Map.of());
  }

  @AfterEach
  void close() throws IOException {
    servers.close();
  }

  @Test
  void asksADaemon() throws IOException {
    asksWithoutAProcess(at(servers.daemon() + "backend.git"));
  }

  @Test
  void asksAWebServer() throws IOException {
    asksWithoutAProcess(at(servers.web(exchange -> false) + "backend.git"));
  }

  @Test
  void asksAFolder() {
    asksWithoutAProcess(backend);
  }

  private void asksWithoutAProcess(Repository remote) {
    assertThat(mirrors.refresh(remote)).isEqualTo(repos.head(backend));
    git.forget();
    assertThat(mirrors.refresh(remote)).isEqualTo(repos.head(backend));
    assertThat(git.commands()).isEmpty();
    var second = repos.commit(backend, "second", Map.of("a.txt", "2\n"));
    assertThat(mirrors.refresh(remote)).isEqualTo(second);
    assertThat(git.commands()).containsExactly("fetch");
    git.forget();
    Repos.run(repos.bare("backend"), "tag", "-d", "v1");
    assertThat(mirrors.refresh(remote)).isEqualTo(second);
    assertThat(new Refs(git).under(mirrors.gitDir(remote), "refs/tags")).isEmpty();
  }

  @Test
  void followsARemoteThatMovedWithinWhatIsAllowed() throws IOException {
    var web =
        servers.web(exchange -> {
          var uri = exchange.getRequestURI().toString();
          return uri.startsWith("/old.git")
              && GitServers.status(
                  exchange, 301, Map.of("Location", uri.replace("/old.git", "/backend.git")));
        });
    var moved = at(web + "old.git");

    assertThat(mirrors.refresh(moved)).isEqualTo(repos.head(backend));
  }

  @Test
  void isNotLedIntoAPrivateNetwork() throws IOException {
    var inside = new GitServers(dir.resolve("remotes"));
    var secret = inside.web(exchange -> GitServers.status(exchange, 200, Map.of()));
    var web =
        servers.web(exchange ->
            GitServers.status(
                exchange,
                301,
                Map.of("Location", secret + "x.git/info/refs?service=git-upload-pack")));
    try (inside) {
      var only = new NativeGit(System.getenv(), new RemoteAddresses("localhost"));
      mirrors = new Mirrors(only, dir.resolve("mirrors"));
      var lured = at(web.replace("127.0.0.1", "localhost") + "x.git");
      assertThatThrownBy(() -> mirrors.refresh(lured))
          .isInstanceOf(GitFailure.class)
          .hasMessage(
              "The remote of x has moved to another address; put the new one into the workspace.");
      assertThat(inside.asked).hasValue(0);
    }
  }

  @Test
  void asksGitWhereCredentialsAreWanted() throws IOException {
    var web =
        servers.web(exchange ->
            exchange.getRequestHeaders().getFirst("Authorization") == null
                && GitServers.status(
                    exchange, 401, Map.of("WWW-Authenticate", "Basic realm=\"x\"")));
    var remote = at(web + "backend.git");
    assertThatThrownBy(() -> mirrors.refresh(remote))
        .isInstanceOfSatisfying(
            GitFailure.class, e -> assertThat(e.kind()).isEqualTo(GitFailure.Kind.UNAUTHORIZED))
        .hasMessageStartingWith("The remote of x refused the credentials of this machine");

    var config = dir.resolve("user.gitconfig");
    Files.writeString(
        config, "[credential]\n helper = \"!f() { echo username=u; echo password=p; }; f\"\n");
    use(Map.of("GIT_CONFIG_GLOBAL", config.toString()));
    assertThat(mirrors.refresh(remote)).isEqualTo(repos.head(backend));
    assertThat(mirrors.refresh(remote)).isEqualTo(repos.head(backend));
    assertThat(git.commands()).containsOnlyOnce("init").endsWith("fetch", "fetch");
  }

  @Test
  void goesWhereTheUsersConfigurationLeads() throws IOException {
    var config = dir.resolve("user.gitconfig");
    Files.writeString(
        config,
        "[url \"" + dir.resolve("remotes").toUri() + "\"]\n insteadOf = https://192.0.2.1/\n");
    use(Map.of("GIT_CONFIG_GLOBAL", config.toString()));

    assertThat(mirrors.refresh(at("https://192.0.2.1/backend.git"))).isEqualTo(repos.head(backend));
  }

  @Test
  void survivesServersThatTalkNonsense() throws IOException {
    var web =
        servers.web(exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("000eversion 2\n0000<html>".getBytes(UTF_8));
          return true;
        });
    var port = servers.listen(socket -> socket.getOutputStream().write("ffffx".getBytes(UTF_8)));
    for (var url : java.util.List.of(web + "x.git", "git://127.0.0.1:" + port + "/x.git")) {
      assertThatThrownBy(() -> mirrors.refresh(at(url))).isInstanceOf(GitFailure.class);
    }
  }

  @Test
  void saysSoWhenARemoteBreaksOff() throws IOException {
    for (var scheme : java.util.List.of("git://", "http://")) {
      var remote = at(scheme + servers.resetting() + "/x.git");
      assertThatThrownBy(() -> mirrors.refresh(remote))
          .isInstanceOfSatisfying(
              GitFailure.class, e -> assertThat(e.kind()).isEqualTo(GitFailure.Kind.UNREACHABLE))
          .hasMessage(
              "The remote of x cannot be reached; check the network and the address, then try"
                  + " again.");
    }
  }

  private void use(Map<String, String> environment) {
    var all = new HashMap<>(System.getenv());
    all.putAll(environment);
    git = new CountingGit(new NativeGit(all, new RemoteAddresses("127.0.0.1")));
    mirrors = new Mirrors(git, dir.resolve("mirrors" + environment.size()));
  }

  private Repository at(String url) {
    return new Repository(
        new dev.relay.repo.workspace.RepositoryId("x"),
        new RemoteUrl(url),
        "main",
        null,
        java.util.List.of(),
        dev.relay.repo.workspace.SyncStrategy.MAIN_BRANCH,
        true);
  }
}
