package dev.relay.repo.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.repo.git.NativeGit;
import dev.relay.repo.git.RemoteAddresses;
import dev.relay.repo.git.Repos;
import dev.relay.repo.git.Sha;
import dev.relay.repo.publish.HostFailure;
import dev.relay.repo.publish.Landing;
import dev.relay.repo.publish.Proposal;
import dev.relay.repo.publish.PullRequest.State;
import dev.relay.repo.publish.PullRequestHost;
import dev.relay.repo.publish.PullRequestHost.Wording;
import dev.relay.repo.publish.Readiness;
import dev.relay.repo.publish.Shipyard;
import dev.relay.repo.workspace.RemoteUrl;
import dev.relay.repo.workspace.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the merge train may expect of every host with pull requests. Pushes are real. */
@Timeout(120)
public abstract class PullRequestHostContract {
  @TempDir Path dir;
  protected Repos repos;
  protected FakeWeb web;
  protected PullRequestHost host;
  protected Repository shared;
  protected Repository backend;
  private Shipyard yard;

  protected abstract FakeWeb web(Path remotes);

  protected abstract PullRequestHost host(FakeWeb web);

  protected abstract void running(String repository);

  protected abstract void red(String repository);

  protected abstract void green(String repository);

  /** A reviewer is missing, or the like. */
  protected abstract void held(String repository);

  /** The effects of landing in shared-api and backend, in order. */
  protected abstract List<String> effects();

  @BeforeEach
  void open() {
    repos = new Repos(dir, new NativeGit(System.getenv(), new RemoteAddresses("127.0.0.1")));
    web = web(dir.resolve("remotes"));
    host = host(web);
    shared = Hosted.repository(repos, web.url(), "shared-api", Map.of("a.txt", "userName\n"));
    backend = Hosted.repository(repos, web.url(), "backend", Map.of("a.txt", "userName\n"));
    yard = new Shipyard(repos, List.of(host)).needs(Map.of(backend.id(), List.of(shared.id())));
  }

  @AfterEach
  void close() {
    yard.close();
    web.close();
  }

  /** A commit whose branch is pushed. */
  protected final Proposal pushed(Repository repository) {
    var work = repos.work(repository.id().name());
    Repos.run(work, "checkout", "-q", "-B", "relay/t9", "origin/main");
    Repos.write(work.resolve("a.txt"), "displayName\n");
    Repos.run(work, "commit", "-q", "-a", "-m", "Rename");
    Repos.run(work, "push", "-q", "--force", "origin", "relay/t9");
    var commit = new Sha(Repos.run(work, "rev-parse", "HEAD"));
    var base = new Sha(Repos.run(work, "rev-parse", "origin/main"));
    return new Proposal(
        repository, work.resolve(".git"), base, commit, "relay/t9", "Rename\n\nWhy");
  }

  private static final Wording WORDING = new Wording("Rename userName", "So that it is true.");

  @Test
  void hostsItsOwnRemotesOnly() {
    assertThat(host.hosts(shared.url())).isTrue();
    assertThat(host.hosts(new RemoteUrl("https://elsewhere.example/acme/backend"))).isFalse();
    assertThat(host.hosts(new RemoteUrl("file:///tmp/backend.git"))).isFalse();
  }

  @Test
  void landsInOrderWithEveryCallInItsPlace() {
    var approved = yard.approve("a.txt", "displayName\n", shared, backend);

    var landing = yard.publish(approved);

    assertThat(landing).isInstanceOf(Landing.Landed.class);
    assertThat(web.effects()).isEqualTo(effects());
    assertThat(landing.commits().getFirst().sha()).isEqualTo(repos.head(shared));
    assertThat(landing.commits().getLast().sha()).isEqualTo(repos.head(backend));
    assertThat(repos.show(backend, "a.txt")).isEqualTo("displayName");
    assertThat(landing.commits())
        .allMatch(c -> String.valueOf(c.link()).startsWith(web.url() + "/acme/"));
    assertThat(yard.publish(approved)).isEqualTo(landing);
    assertThat(web.effects()).isEqualTo(effects());
  }

  @Test
  void findsWhatIsThereByItsBranch() {
    var proposal = pushed(backend);
    assertThat(host.find(proposal)).isEmpty();

    var made = host.open(proposal, WORDING, true);

    assertThat(made.state()).isEqualTo(State.OPEN);
    assertThat(made.draft()).isTrue();
    assertThat(made.body()).isEqualTo("So that it is true.");
    assertThat(made.head()).isEqualTo(proposal.commit());
    assertThat(host.find(proposal)).contains(made);
    assertThat(host.open(proposal, WORDING, true).number()).isEqualTo(made.number());
  }

  @Test
  void makesADraftReadyAndItsDescriptionAnother() {
    var proposal = pushed(backend);
    var made = host.open(proposal, WORDING, true);

    var described = host.describe(proposal, made, "Other words, with ünïcödé.");
    host.ready(proposal, described);

    var now = host.find(proposal).orElseThrow();
    assertThat(now.draft()).isFalse();
    assertThat(now.body()).isEqualTo("Other words, with ünïcödé.");
  }

  @Test
  void saysWhatItsChecksSay() {
    var proposal = pushed(backend);
    var made = host.open(proposal, WORDING, false);
    assertThat(host.readiness(proposal, made)).isInstanceOf(Readiness.Green.class);

    running("backend");
    assertThat(host.readiness(proposal, made))
        .isInstanceOfSatisfying(
            Readiness.Waits.class,
            waits -> assertThat(waits.sentence()).contains("backend").contains("still run"));
    red("backend");
    assertThat(host.readiness(proposal, made))
        .isInstanceOfSatisfying(
            Readiness.Red.class,
            red -> assertThat(red.sentence()).contains("backend").contains("failed"));
    green("backend");
    assertThat(host.readiness(proposal, made)).isInstanceOf(Readiness.Green.class);
    held("backend");
    assertThat(host.readiness(proposal, made))
        .isInstanceOfSatisfying(
            Readiness.Waits.class, waits -> assertThat(waits.sentence()).contains("backend"));
  }

  @Test
  void mergesTheProposedCommitAndNoOther() {
    var proposal = pushed(backend);
    var made = host.open(proposal, WORDING, false);
    var work = repos.work("backend");
    Repos.run(work, "commit", "-q", "--allow-empty", "-m", "More");
    Repos.run(work, "push", "-q", "origin", "relay/t9");
    var before = repos.head(backend);

    assertThatThrownBy(() -> host.merge(proposal, made))
        .isInstanceOfSatisfying(HostFailure.class, e -> assertThat(e.isPassing()).isTrue());
    assertThat(repos.head(backend)).isEqualTo(before);

    Repos.run(work, "push", "-q", "--force", "origin", proposal.commit() + ":relay/t9");
    var merged = host.merge(proposal, made);
    assertThat(repos.head(backend)).isEqualTo(merged);
    var now = host.find(proposal).orElseThrow();
    assertThat(now.state()).isEqualTo(State.MERGED);
    assertThat(now.merged()).isEqualTo(merged);
  }

  @Test
  void knowsProtectedBranches() {
    assertThat(host.isProtected(pushed(backend))).isTrue();
  }

  @Test
  void aRedCheckStopsTheTrainUntilItIsGreen() {
    red("backend");
    var approved = yard.approve("a.txt", "displayName\n", shared, backend);

    assertThat(yard.publish(approved))
        .isInstanceOfSatisfying(
            Landing.Stopped.class,
            stopped -> assertThat(stopped.repository()).isEqualTo(backend.id()));
    assertThat(repos.show(backend, "a.txt")).isEqualTo("userName");

    green("backend");
    assertThat(yard.publish(approved)).isInstanceOf(Landing.Landed.class);
  }
}
