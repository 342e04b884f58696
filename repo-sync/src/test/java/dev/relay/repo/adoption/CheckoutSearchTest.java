package dev.relay.repo.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.repo.git.Repos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutSearchTest {
  @TempDir Path temp;
  Path dir;
  Path src;

  @BeforeEach
  void open() throws IOException {
    dir = temp.toRealPath();
    src = Files.createDirectories(dir.resolve("src"));
  }

  @Test
  void findsCheckoutsWithWhereTheyComeFrom() {
    var api = checkout("api", "git@github.com:acme/api.git");
    Repos.run(api, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/develop");
    checkout("team/web", "https://github.com/acme/web.git");
    Repos.run(src.resolve("team/web"), "update-ref", "refs/remotes/origin/master", "HEAD");
    Repos.run(src.resolve("team/web"), "pack-refs", "--all");
    checkout("api/tools/nested", "https://github.com/acme/nested");

    var checkouts = search();

    assertThat(checkouts.found())
        .extracting(f -> src.relativize(f.path()) + " " + f.url() + " " + f.branch())
        .containsExactly(
            "api git@github.com:acme/api.git develop",
            "api/tools/nested https://github.com/acme/nested trunk",
            "team/web https://github.com/acme/web.git master");
    assertThat(checkouts.notes()).isEmpty();
  }

  @Test
  void tellsWorktreesSubmodulesAndOthersApart() {
    var web = checkout("web", "https://github.com/acme/web");
    Repos.run(web, "worktree", "add", "-q", "../web-feature", "-b", "feature");
    checkout("lib", "https://github.com/acme/lib");
    Repos.run(web, "submodule", "--quiet", "add", src.resolve("lib").toUri().toString(), "sub");
    Repos.run(src, "clone", "-q", "--bare", web.toString(), "bare.git");
    Repos.run(src, "init", "-q", "--separate-git-dir", dir + "/elsewhere", "apart");
    Repos.write(src.resolve("lost/.git"), "gitdir: /nowhere/at/all\n");
    Repos.write(src.resolve("odd/.git"), "what is this\n");
    Repos.write(src.resolve("empty/.git/HEAD"), "ref: refs/heads/main\n");

    var checkouts = search();

    assertThat(checkouts.found())
        .extracting(f -> src.relativize(f.path()).toString())
        .containsExactly("lib", "web");
    assertThat(checkouts.notes())
        .containsExactlyInAnyOrder(
            "web-feature is a linked worktree; its main checkout is what can be adopted.",
            "web/sub is a submodule; the repository around it brings it along.",
            "bare.git is a bare repository and no checkout; it was left out.",
            "apart keeps its git directory elsewhere; it was left out.",
            "lost has a .git file that points nowhere; it was left out.",
            "odd has a .git file that points nowhere; it was left out.",
            "empty has a .git that is no repository; it was left out.");
  }

  @Test
  void followsNoLinkAndLooksIntoNothingThatToolsFill() throws IOException {
    checkout("api", "https://github.com/acme/api");
    checkout("api/node_modules/package", "https://github.com/other/package");
    checkout("home/checkouts/demo/api", "https://github.com/acme/api");
    var outside = checkout("../outside", "https://github.com/acme/outside");
    Files.createSymbolicLink(src.resolve("loop"), src);
    Files.createSymbolicLink(src.resolve("linked"), outside);
    Files.createDirectories(src.resolve("sly"));
    Files.createSymbolicLink(src.resolve("sly/.git"), outside.resolve(".git"));

    var checkouts = search();

    assertThat(checkouts.found())
        .extracting(f -> src.relativize(f.path()).toString())
        .containsExactly("api");
    assertThat(checkouts.notes())
        .containsExactly("sly has a .git that is a symbolic link; it was left out.");
  }

  @Test
  void readsEveryKindOfAddressAndKeepsNoSecret() {
    checkout("secret", "https://ada:hunter2@github.com/acme/secret");
    checkout("token", "https://ghp_abcdefghijklmnopqrstuvwxyz0123456789@github.com/acme/token");
    checkout("ssh", "ssh://git:hunter2@example.com/acme/ssh");
    checkout("brief", "github.com:acme/brief.git");
    checkout("path", dir.resolve("remotes/x.git").toString());
    checkout("relative", "../remotes/y.git");
    checkout("hostile", "ext::sh -c 'touch /tmp/pwned'");
    checkout("flag", "--upload-pack=touch");
    Repos.run(checkout("none", "x"), "remote", "remove", "origin");

    var checkouts = search();

    assertThat(checkouts.found())
        .extracting(f -> src.relativize(f.path()) + " " + f.url())
        .containsExactly(
            "brief ssh://github.com/acme/brief.git",
            "none " + src.resolve("none").toUri().toString().replaceFirst("/$", ""),
            "path " + dir.resolve("remotes/x.git").toUri(),
            "relative " + src.resolve("remotes/y.git").toUri(),
            "secret https://github.com/acme/secret",
            "ssh ssh://git@example.com/acme/ssh",
            "token https://github.com/acme/token");
    assertThat(checkouts.notes())
        .containsExactlyInAnyOrder(
            "secret has credentials in its address, which Relay leaves out.",
            "token has credentials in its address, which Relay leaves out.",
            "ssh has credentials in its address, which Relay leaves out.",
            "hostile has a remote address that Relay does not use; it was left out.",
            "flag has a remote address that Relay does not use; it was left out.",
            "none has no remote; what lands there stays on this machine.");
  }

  @Test
  void saysWhenThereIsNoFolder() {
    assertThatThrownBy(() -> new CheckoutSearch(dir).under(dir.resolve("none")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(
            "is no folder that can be read; give the folder your checkouts lie in.");
  }

  private Checkouts search() {
    return new CheckoutSearch(src.resolve("home")).under(src);
  }

  /** A checkout with a commit on {@code trunk}; the remote is only named. */
  private Path checkout(String name, String remote) {
    var path = src.resolve(name).normalize();
    Repos.write(path.resolve("README.md"), "# " + name);
    Repos.run(path, "init", "-q", "--initial-branch=trunk");
    Repos.run(path, "add", "README.md");
    Repos.run(path, "commit", "-q", "-m", "first");
    var config = path.resolve(".git/config");
    Repos.write(config, Repos.read(config) + "[remote \"origin\"]\n\turl = " + remote + "\n");
    return path;
  }
}
