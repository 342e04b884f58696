package dev.relay.repo.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeGitTest {
  @TempDir Path dir;

  @Test
  void endsTheWholeProcessTreeAtTheDeadline() throws IOException {
    var git = withAlias("!echo $$ > '" + dir.resolve("pid") + "'; sleep 300 & sleep 300");

    assertThatThrownBy(() -> git.run(call("hang").within(Duration.ofSeconds(2))))
        .isInstanceOfSatisfying(
            GitFailure.class, e -> assertThat(e.kind()).isEqualTo(GitFailure.Kind.UNREACHABLE))
        .hasMessageContaining("2 seconds");

    var pid = Long.parseLong(Repos.read(dir.resolve("pid")).strip());
    assertThat(await(() -> isGone(pid))).as("%s is gone", pid).isTrue();
  }

  /** As ssh does when it keeps its connection for the next one. */
  @Test
  void waitsForNobodyWhoKeepsItsErrorsOpen() throws Exception {
    var pid = dir.resolve("pid");
    var git = withAlias("!echo broken >&2; sleep 300 >/dev/null & echo $! > '" + pid + "'; exit 1");
    var said = new java.util.concurrent.CompletableFuture<String>();
    Thread.startVirtualThread(() -> {
      try {
        said.complete(git.run(call("hang")).text());
      } catch (GitFailure e) {
        said.complete(e.sentence());
      }
    });
    try {
      assertThat(said).succeedsWithin(Duration.ofSeconds(20)).asString().contains("broken");
    } finally {
      ProcessHandle.of(Long.parseLong(Repos.read(pid).strip())).ifPresent(ProcessHandle::destroy);
    }
  }

  @Test
  void endsWhenItsThreadIsInterrupted() throws Exception {
    var git = withAlias("!touch '" + dir.resolve("up") + "'; sleep 300");
    var thread =
        Thread.ofVirtual()
            .start(() ->
                assertThatThrownBy(() -> git.run(call("hang"))).isInstanceOf(GitFailure.class));
    assertThat(await(() -> Files.exists(dir.resolve("up")))).isTrue();
    thread.interrupt();

    assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void keepsNoMoreOutputThanAsked() throws IOException {
    var git = withAlias("!yes");

    var output = git.run(call("hang").keep(100));

    assertThat(output.cut()).isTrue();
    assertThat(output.bytes()).hasSize(100);
  }

  @Test
  void neverWaitsForSomebodyToType() throws IOException {
    var git = withAlias("!cat; test ! -t 0 && echo closed");

    assertThat(git.run(call("hang")).line()).isEqualTo("closed");
  }

  @Test
  void keepsRelaysSecretsAndMisleadingVariablesFromGit() throws IOException {
    var git =
        withAlias(
            "!env",
            Map.of(
                "ANTHROPIC_API_KEY", "secret-1",
                "RELAY_TOKEN", "secret-2",
                "GIT_DIR", "/elsewhere",
                "GH_TOKEN", "for-the-helper"));

    assertThat(git.run(call("hang")).text())
        .contains("GH_TOKEN=for-the-helper", "GIT_TERMINAL_PROMPT=0", "BatchMode=yes", "LC_ALL=C")
        .doesNotContain("secret-1", "secret-2", "/elsewhere");
  }

  @Test
  void usesTheSshCommandThatTheUserHas() throws IOException {
    var git = withAlias("!env", Map.of("GIT_SSH_COMMAND", "ssh -i key"));

    assertThat(git.run(call("hang")).text()).contains("GIT_SSH_COMMAND=ssh -i key\n");
  }

  @Test
  void usesNothingOfTheUsersWhereOnlyItsOwnCounts() throws IOException {
    var git = withAlias("!echo no");

    assertThatThrownBy(() -> git.run(GitCall.in(dir, "hang")))
        .isInstanceOf(GitFailure.class)
        .hasMessageContaining("'hang' is not a git command");
  }

  @Test
  void tellsFailuresApartAndNeverTellsCredentials() {
    assertFailure(
        "fatal: Authentication failed for 'https://u:hunter2@h/x'", GitFailure.Kind.UNAUTHORIZED);
    assertFailure(
        "fatal: could not read Username for 'https://h': terminal prompts disabled",
        GitFailure.Kind.UNAUTHORIZED);
    assertFailure(
        "git@h: Permission denied (publickey).\nfatal: Could not read from remote repository.",
        GitFailure.Kind.UNAUTHORIZED);
    assertFailure(
        "Host key verification failed.\nfatal: Could not read from remote repository.",
        GitFailure.Kind.UNAUTHORIZED);
    assertFailure(
        "ssh: Could not resolve hostname h: Name or service not known",
        GitFailure.Kind.UNREACHABLE);
    assertFailure(
        "fatal: unable to access 'https://t0ken@h/x/': Failed to connect",
        GitFailure.Kind.UNREACHABLE);
    assertFailure(
        "remote: Repository not found.\nfatal: repository 'https://h/x/' not found",
        GitFailure.Kind.UNREACHABLE);
    assertFailure(" ! [rejected] abc -> main (stale info)", GitFailure.Kind.REJECTED);
    assertFailure(
        " ! [remote rejected] main -> main (protected branch hook declined)",
        GitFailure.Kind.REJECTED);
    assertFailure(
        "fatal: mismatched algorithms: client sha1; server sha256", GitFailure.Kind.BROKEN);
    assertFailure(
        "error: something odd at https://t0ken@h/x in /home/ada/x/y.pack", GitFailure.Kind.BROKEN);
    assertFailure("", GitFailure.Kind.BROKEN);
  }

  private void assertFailure(String errors, GitFailure.Kind kind) {
    var failure = GitErrors.of(call("fetch").about("backend"), errors);
    assertThat(failure.kind()).as(errors).isEqualTo(kind);
    assertThat(failure.sentence())
        .contains("backend")
        .endsWith(".")
        .doesNotContain("hunter2", "t0ken", "/home/ada", "\n");
  }

  private static boolean await(BooleanSupplier condition) {
    var until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < until) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    return condition.getAsBoolean();
  }

  /** Ended, though whoever adopted it may not have noticed yet. */
  private static boolean isGone(long pid) {
    var state = Repos.tryRun(Path.of("/"), "ps", "-o", "stat=", "-p", String.valueOf(pid));
    return state.isEmpty() || state.startsWith("Z");
  }

  private GitCall call(String command) {
    return GitCall.remote(dir, command);
  }

  private Git withAlias(String alias) throws IOException {
    return withAlias(alias, Map.of());
  }

  private Git withAlias(String alias, Map<String, String> more) throws IOException {
    var config = dir.resolve("user.gitconfig");
    Files.writeString(config, "[alias]\n  hang = \"" + alias + "\"\n");
    var environment = new HashMap<>(System.getenv());
    environment.put("GIT_CONFIG_GLOBAL", config.toString());
    environment.putAll(more);
    return new NativeGit(environment);
  }
}
