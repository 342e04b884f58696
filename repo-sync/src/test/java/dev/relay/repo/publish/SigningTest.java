package dev.relay.repo.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.git.NativeGit;
import dev.relay.repo.git.Repos;
import dev.relay.repo.host.LocalHost;
import dev.relay.repo.workspace.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a key of OpenSSH, which signs without an agent. */
class SigningTest {
  @TempDir Path dir;

  @Test
  void signsAsTheUsersGitIsToldTo() throws IOException {
    var repos = new Repos(dir);
    var shared = repos.remote("shared-api", Map.of("a.txt", "userName\n"));
    var home = home("true");
    try (var yard = yard(repos, home)) {
      var approved = yard.approve("a.txt", "displayName\n", shared);

      assertThat(yard.publish(approved)).isInstanceOf(Landing.Landed.class);

      assertThat(log(repos, shared, home, "%G? %an <%ae> %cI %s"))
          .isEqualTo("G Jörg <joerg@example.com> 2026-11-20T10:00:00+00:00 Rename userName");
      var head = repos.head(shared);
      assertThat(yard.publish(approved).commits().getFirst().sha()).isEqualTo(head);
    }
  }

  @Test
  void signsTheMergeWithWhatIsNewThere() throws IOException {
    var repos = new Repos(dir);
    var shared = repos.remote("shared-api", Map.of("a.txt", "userName\n"));
    var home = home("true");
    try (var yard = yard(repos, home)) {
      var approved = yard.approve("a.txt", "displayName\n", shared);
      var moved = repos.commit(shared, "meanwhile", Map.of("b.txt", "b\n"));
      assertThat(yard.publish(approved)).isInstanceOf(Landing.Untested.class);
      yard.publisher().tested(approved, shared.id(), moved);

      assertThat(yard.publish(approved)).isInstanceOf(Landing.Landed.class);

      assertThat(log(repos, shared, home, "%G? %an %s")).isEqualTo("G Relay Merge relay/t1");
      assertThat(log(repos, shared, home, "%P")).startsWith(moved + " ");
    }
  }

  @Test
  void leavesCommitsAsTheyAreWhereGitSignsNothing() throws IOException {
    var repos = new Repos(dir);
    var shared = repos.remote("shared-api", Map.of("a.txt", "userName\n"));
    var home = home("false");
    try (var yard = yard(repos, home)) {
      yard.publish(yard.approve("a.txt", "displayName\n", shared));
      assertThat(log(repos, shared, home, "%G?")).isEqualTo("N");
    }
  }

  @Test
  void pushesNothingUnsignedWhenTheKeyIsGone() throws IOException {
    var repos = new Repos(dir);
    var shared = repos.remote("shared-api", Map.of("a.txt", "userName\n"));
    var home = home("true");
    Files.delete(home.resolve("key"));
    try (var yard = yard(repos, home)) {
      var landing = yard.publish(yard.approve("a.txt", "displayName\n", shared));

      assertThat(landing).isInstanceOf(Landing.Stopped.class);
      assertThat(((Landing.Stopped) landing).sentence())
          .startsWith("The commit for shared-api could not be signed")
          .doesNotContain(dir.toString());
      assertThat(repos.show(shared, "a.txt")).isEqualTo("userName");
    }
  }

  private static Shipyard yard(Repos repos, Path home) {
    var environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("HOME", home.toString());
    environment.put("XDG_CONFIG_HOME", home.toString());
    var git = new NativeGit(environment);
    return new Shipyard(repos, List.of(new LocalHost(new Remotes(git, repos.mirrors()))), git);
  }

  private Path home(String sign) throws IOException {
    var home = Files.createDirectories(dir.resolve("home"));
    var key = home.resolve("key");
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "joerg", "-f", key.toString());
    Repos.write(
        home.resolve("allowed"), "joerg@example.com " + Repos.read(home.resolve("key.pub")));
    Repos.write(
        home.resolve(".gitconfig"),
        """
        [user]
          name = Somebody
          email = somebody@example.com
          signingKey = %s
        [commit]
          gpgSign = %s
        [gpg]
          format = ssh
        [gpg "ssh"]
          allowedSignersFile = %s
        """
            .formatted(key, sign, home.resolve("allowed")));
    return home;
  }

  private static String log(Repos repos, Repository repository, Path home, String format) {
    return Repos.run(
        repos.bare(repository.id().name()),
        "-c",
        "include.path=" + home.resolve(".gitconfig"),
        "log",
        "-1",
        "--format=" + format,
        "main");
  }

  private static void run(String... command) throws IOException {
    try {
      assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
