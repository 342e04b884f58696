package dev.relay.mcp.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.sandbox.BubblewrapSandbox;
import dev.relay.mcp.sandbox.ProcessSandbox;
import dev.relay.mcp.sandbox.Sandbox;
import dev.relay.mcp.sandbox.Sandboxes;
import dev.relay.mcp.sandbox.Toolchain;
import dev.relay.mcp.verify.Verification;
import dev.relay.repo.git.Export;
import dev.relay.repo.git.Repos;
import dev.relay.repo.git.Sha;
import dev.relay.repo.sync.Verification.Outcome;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class CheckoutTestsTest {
  @TempDir Path dir;

  @Test
  void testsTheCommitAndNotWhatLiesInTheCheckout() throws IOException {
    var repos = new Repos(dir);
    var checkout = checkout(repos, "test \"$(cat state.txt)\" = committed");
    Repos.write(checkout.tree().resolve("state.txt"), "being worked on\n");
    Repos.write(checkout.tree().resolve("beside.txt"), "untracked\n");

    var outcome = verify(repos, checkout, new ProcessSandbox());

    assertThat(outcome.passed()).as(outcome.sentence()).isTrue();
    assertThat(outcome.repository()).isEqualTo(checkout.repository().id());
    assertThat(Repos.read(checkout.tree().resolve("state.txt"))).isEqualTo("being worked on\n");
    assertThat(Repos.run(checkout.tree(), "status", "--porcelain"))
        .isEqualTo("M state.txt\n?? beside.txt");
    try (var left = Files.list(dir.resolve("scratch"))) {
      assertThat(left).as("copies that were made").isEmpty();
    }
  }

  @Test
  void saysHowToGoBackWhenTheTestsFail() {
    var repos = new Repos(dir);
    var checkout = checkout(repos, "test -e missing.txt");

    var outcome = verify(repos, checkout, new ProcessSandbox());

    assertThat(outcome.passed()).isFalse();
    assertThat(outcome.sentence())
        .startsWith("backend: the tests failed.")
        .endsWith(" Say undo to go back to what was before the sync.");
  }

  @Test
  void keepsTheTestsAwayFromTheCheckout() {
    var sandbox = new BubblewrapSandbox(dir.resolve("home"));
    Assumptions.assumeTrue(sandbox.probe().works(), sandbox.probe().sentence());
    var repos = new Repos(dir);
    var place = dir.resolve("checkout/state.txt").toAbsolutePath();
    var checkout = checkout(repos, "echo planted > '" + place + "'; test -e state.txt");

    var outcome = verify(repos, checkout, sandbox);

    assertThat(outcome.passed()).as(outcome.sentence()).isTrue();
    assertThat(Repos.read(place)).isEqualTo("committed\n");
  }

  private record Checkout(Repository repository, Path tree, Sha head) {}

  /** Of a repository whose tests are that command. */
  private Checkout checkout(Repos repos, String verify) {
    var r = repos.remote("backend", Map.of("state.txt", "committed\n"));
    var tested =
        new Repository(
            r.id(), r.url(), r.branch(), verify, List.of(), r.syncStrategy(), r.autoSync());
    var tree = dir.resolve("checkout");
    Repos.run(dir, "clone", "-q", r.url().value(), tree.toString());
    return new Checkout(tested, tree, new Sha(Repos.run(tree, "rev-parse", "HEAD")));
  }

  private Outcome verify(Repos repos, Checkout checkout, Sandbox sandbox) {
    var verification =
        new Verification(
            new Sandboxes(List.of(sandbox)),
            new Toolchain(System.getenv(), List.of()),
            List.of(),
            new Export(repos.git()));
    var workspace = new Workspace("w", List.of(checkout.repository()), Map.of(), List.of());
    return new CheckoutTests(verification, dir.resolve("scratch"))
        .verify(workspace, checkout.repository(), checkout.tree().resolve(".git"), checkout.head());
  }
}
