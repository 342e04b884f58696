package dev.relay.repo.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.repo.git.Repos;
import dev.relay.repo.workspace.Labels;
import dev.relay.repo.workspace.Repository;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pull requests over real repositories; backend and frontend depend on shared-api. */
@Timeout(120)
class MergeTrainTest {
  private static final Readiness RUNNING = new Readiness.Waits("The checks of it still run.");
  @TempDir Path dir;
  Repos repos;
  Repository shared;
  Repository backend;
  Repository frontend;
  FakeHost host;
  Shipyard yard;

  @BeforeEach
  void open() {
    repos = new Repos(dir);
    shared = repos.remote("shared-api", Map.of("a.txt", "userName\n", "other.txt", "1\n"));
    backend = repos.remote("backend", Map.of("a.txt", "userName\n", "other.txt", "1\n"));
    frontend = repos.remote("frontend", Map.of("a.txt", "userName\n", "other.txt", "1\n"));
    host = new FakeHost(repos);
    var upstream = List.of(shared.id());
    yard =
        new Shipyard(repos, List.of(host))
            .needs(Map.of(backend.id(), upstream, frontend.id(), upstream));
  }

  @AfterEach
  void close() {
    yard.close();
  }

  private Approved approve() {
    return yard.approve("a.txt", "displayName\n", shared, backend, frontend);
  }

  @Test
  void opensAllThenMergesEachAfterItsUpstream() {
    var landing = yard.publish(approve());

    assertThat(landing).isInstanceOf(Landing.Landed.class);
    assertThat(host.effects())
        .containsExactly(
            "open shared-api",
            "open backend draft",
            "open frontend draft",
            "describe shared-api",
            "describe backend",
            "describe frontend",
            "merge shared-api",
            "ready backend",
            "merge backend",
            "ready frontend",
            "merge frontend");
    assertThat(landing.commits()).isEqualTo(yard.landed());
    assertThat(landing.commits()).allMatch(c -> c.merged() && c.branch().equals("main"));
    assertThat(landing.commits().getFirst().sha()).isEqualTo(repos.head(shared));
    assertThat(repos.show(frontend, "a.txt")).isEqualTo("displayName");
  }

  @Test
  void namesTheOthersAndTheOrderInEach() {
    yard.publish(approve());

    assertThat(host.of(backend).body())
        .startsWith("So that it is true.")
        .contains(
            """
            1. shared-api: https://host.example/shared-api/pull/1
            2. **backend** (this one), after shared-api
            3. frontend: https://host.example/frontend/pull/3, after shared-api
            """
                .strip());
  }

  @Test
  void keepsWhatPeopleWroteIntoADescription() {
    host.readiness(shared, RUNNING);
    var approved = approve();
    yard.publish(approved);
    var proposal = host.of(shared);
    assertThat(proposal.body()).contains("relay: begin");
    var edited = "Look at line 3.\n\n" + proposal.body() + "\n\nThanks!";

    assertThat(Descriptions.body(edited, train(), proposalOf(approved))).isEqualTo(edited);
  }

  private Train train() {
    return new Train("t1", 1, 0, Instant.EPOCH, yard.trains().cars("t1"));
  }

  private Proposal proposalOf(Approved approved) {
    var tree = approved.trees().getFirst();
    return new Proposal(shared, tree.gitDir(), tree.base(), tree.base(), "relay/t1", "x");
  }

  @Test
  void waitsForChecksAndLooksLessAndLessOften() {
    host.readiness(shared, RUNNING);
    var approved = approve();

    var first = (Landing.Waiting) yard.publish(approved);

    assertThat(first.sentence())
        .isEqualTo(
            "The checks of it still run. backend waits for shared-api. frontend waits for"
                + " shared-api.");
    assertThat(host.effects()).doesNotContain("merge shared-api", "ready backend");
    var pauses = new ArrayList<Long>();
    for (int i = 0; i < 7; i++) {
      var until = ((Landing.Waiting) yard.publish(approved)).until();
      pauses.add(Duration.between(Instant.parse("2026-11-20T10:00:00Z"), until).toSeconds());
    }
    assertThat(pauses).containsExactly(10L, 20L, 40L, 80L, 120L, 120L, 120L);
    assertThat(host.effects()).hasSize(6);
    host.readiness(shared, new Readiness.Green());
    assertThat(yard.publish(approved)).isInstanceOf(Landing.Landed.class);
  }

  @Test
  void oneThatWaitsHoldsUpOnlyWhatDependsOnIt() {
    host.readiness(backend, RUNNING);

    assertThat(yard.publish(approve())).isInstanceOf(Landing.Waiting.class);

    assertThat(host.effects()).endsWith("ready backend", "ready frontend", "merge frontend");
  }

  @Test
  void stopsAtARedCheckAndGoesOnWhenItIsGreen() {
    host.readiness(backend, new Readiness.Red("The check 'build' of backend failed."));
    var approved = approve();

    var landing = (Landing.Stopped) yard.publish(approved);

    assertThat(landing.repository()).isEqualTo(backend.id());
    assertThat(landing.sentence()).isEqualTo("The check 'build' of backend failed.");
    assertThat(landing.commits()).extracting(Landing.Commit::repository).containsOnly(shared.id());
    assertThat(repos.show(frontend, "a.txt")).isEqualTo("userName");
    host.readiness(backend, new Readiness.Green());
    assertThat(yard.publish(approved)).isInstanceOf(Landing.Landed.class);
    assertThat(host.effects()).filteredOn(e -> e.startsWith("merge")).hasSize(3);
    assertThat(yard.landed()).hasSize(3);
  }

  @Test
  void neitherLosesNorDoublesAnythingWhereverItIsKilled() {
    var approved = approve();
    var killed = 0;
    host.crashEverywhere();
    while (publishOrDie(approved).isEmpty()) {
      killed++;
    }
    // Three times find, open, describe, judge, merge and two times ready, before and after each;
    // and whenever somebody is told.
    assertThat(killed).isEqualTo(host.crashes().size()).isGreaterThanOrEqualTo(34);
    assertAllOnce();
  }

  private Optional<Landing> publishOrDie(Approved approved) {
    try {
      var landing = yard.publish(approved, deadly());
      assertThat(landing).isInstanceOf(Landing.Landed.class);
      return Optional.of(landing);
    } catch (FakeHost.Crash e) {
      return Optional.empty();
    }
  }

  private Progress deadly() {
    return new Progress() {
      @Override
      public void landed(Landing.Commit commit) {
        host.crash("landed " + commit.repository());
      }

      @Override
      public void proposed(Car car) {
        host.crash("proposed " + car.repository());
      }
    };
  }

  private void assertAllOnce() {
    assertThat(host.effects()).doesNotHaveDuplicates();
    assertThat(host.effects()).filteredOn(e -> e.startsWith("open")).hasSize(3);
    assertThat(host.effects().stream().filter(e -> e.startsWith("merge")))
        .containsExactly("merge shared-api", "merge backend", "merge frontend");
    for (var repository : List.of(shared, backend, frontend)) {
      assertThat(repos.show(repository, "a.txt")).isEqualTo("displayName");
      assertThat(
              Repos.run(
                  repos.bare(repository.id().name()), "rev-list", "--count", "--merges", "main"))
          .isEqualTo("1");
    }
  }

  @Test
  void whoeverIsSupersededCausesNothingMore() {
    var approved = approve();
    var old = yard.publisher();
    host.readiness(shared, RUNNING);
    yard.publish(approved);
    yard.publish(approved);
    host.readiness(shared, new Readiness.Green());

    assertThatThrownBy(() -> old.publish(approved, 1, yard)).isInstanceOf(Superseded.class);

    assertThat(host.effects()).doesNotContain("merge shared-api");
  }

  @Test
  void pushesOnlyOverWhatItPushedItself() {
    host.readiness(shared, RUNNING);
    var approved = approve();
    yard.publish(approved);
    var work = repos.work("backend");
    Repos.run(work, "fetch", "-q", "origin");
    Repos.run(work, "checkout", "-q", "-B", "theirs", "origin/relay/t1");
    Repos.run(work, "commit", "-q", "--allow-empty", "-m", "A reviewer's fix");
    Repos.run(work, "push", "-q", "origin", "theirs:relay/t1");
    var theirs = Repos.run(repos.bare("backend"), "rev-parse", "relay/t1");

    var landing = (Landing.Stopped) yard.publish(approved);

    assertThat(landing.sentence()).startsWith("Somebody else pushed to relay/t1 of backend");
    assertThat(Repos.run(repos.bare("backend"), "rev-parse", "relay/t1")).isEqualTo(theirs);
  }

  @Test
  void saysSoWhenSomebodyClosedAPullRequest() {
    host.readiness(shared, RUNNING);
    var approved = approve();
    yard.publish(approved);
    host.close(backend);

    assertThat(((Landing.Stopped) yard.publish(approved)).sentence())
        .isEqualTo(
            "The pull request 2 of backend was closed without being merged; open it again there.");
  }

  @Test
  void takesWhatSomebodyMergedByHand() {
    host.readiness(shared, RUNNING);
    var approved = approve();
    yard.publish(approved);
    var proposal =
        new Proposal(
            shared,
            approved.trees().getFirst().gitDir(),
            approved.trees().getFirst().base(),
            host.of(shared).head(),
            "relay/t1",
            "");
    host.merge(proposal, host.of(shared));

    assertThat(yard.publish(approved)).isInstanceOf(Landing.Landed.class);
    assertThat(host.effects()).filteredOn("merge shared-api"::equals).hasSize(1);
    assertThat(yard.landed().getFirst().sha()).isEqualTo(repos.head(shared));
  }

  @Test
  void proposesNothingWhereTheSameFileChangedMeanwhile() {
    var approved = approve();
    var head = repos.commit(backend, "meanwhile", Map.of("a.txt", "userName\n\n\nmore\n"));

    assertThat(yard.publish(approved)).isEqualTo(new Landing.Moved(backend.id(), head, List.of()));
    assertThat(host.effects()).isEmpty();
  }

  @Test
  void mergesOntoAMovedBranchOnlyOnceThatIsTested() {
    var approved = approve();
    var head = repos.commit(shared, "meanwhile", Map.of("other.txt", "2\n"));

    assertThat(yard.publish(approved))
        .isEqualTo(new Landing.Untested(shared.id(), head, List.of()));
    assertThat(host.effects()).contains("open shared-api").doesNotContain("merge shared-api");

    yard.publisher().tested(approved, shared.id(), head);
    assertThat(yard.publish(approved)).isInstanceOf(Landing.Landed.class);
    assertThat(repos.show(shared, "other.txt")).isEqualTo("2");
    assertThat(repos.show(shared, "a.txt")).isEqualTo("displayName");
  }

  @Test
  void doesNotMergeWhenTheBranchMovedAgainAfterTheTest() {
    var approved = approve();
    var tested = repos.commit(shared, "meanwhile", Map.of("other.txt", "2\n"));
    yard.publish(approved);
    yard.publisher().tested(approved, shared.id(), tested);
    var head = repos.commit(shared, "and again", Map.of("a.txt", "userName\n\nmore\n"));

    assertThat(yard.publish(approved)).isEqualTo(new Landing.Moved(shared.id(), head, List.of()));
  }

  @Test
  void pushesTheNextCommitToTheSamePullRequest() {
    host.readiness(shared, RUNNING);
    yard.publish(approve());
    repos.commit(backend, "meanwhile", Map.of("a.txt", "userName\nmore\n"));
    var trees = approvedAgain();

    var landing = yard.publish(trees);

    assertThat(landing).isInstanceOf(Landing.Waiting.class);
    assertThat(host.effects()).filteredOn(e -> e.startsWith("open")).hasSize(3);
    assertThat(host.find(proposalIn(trees, backend)).orElseThrow().head().hex())
        .isEqualTo(Repos.run(repos.bare("backend"), "rev-parse", "relay/t1"));
    assertThat(Repos.run(repos.bare("backend"), "show", "relay/t1:a.txt"))
        .isEqualTo("displayName\nmore");
  }

  private Approved approvedAgain() {
    var tree = repos.trees().open("t1", backend.id()).orElseThrow();
    Repos.write(tree.path().resolve("a.txt"), "userName\n");
    var moved = repos.trees().rebase(tree, repos.mirrors().refresh(backend));
    Repos.write(moved.path().resolve("a.txt"), "displayName\nmore\n");
    var trees =
        List.of(
            repos.trees().open("t1", shared.id()).orElseThrow(),
            moved,
            repos.trees().open("t1", frontend.id()).orElseThrow());
    return yard.approved(trees, shared, backend, frontend);
  }

  private static Proposal proposalIn(Approved approved, Repository repository) {
    var tree = approved.trees().get(1);
    return new Proposal(repository, tree.gitDir(), tree.base(), tree.base(), "relay/t1", "");
  }

  @Test
  void waitsForAReleaseWhereDependentsNeedAVersion() {
    shared = shared.with(new Labels(List.of(), List.of("release-first")));
    var approved = approve();

    assertThat(((Landing.Waiting) yard.publish(approved)).sentence())
        .isEqualTo(
            "backend waits until what landed in shared-api is released; tag it there. frontend"
                + " waits until what landed in shared-api is released; tag it there.");
    assertThat(host.effects()).endsWith("merge shared-api");

    Repos.run(repos.bare("shared-api"), "tag", "v1.1.0", repos.head(shared).hex());
    assertThat(yard.publish(approved)).isInstanceOf(Landing.Landed.class);
  }

  @Test
  void mergesToAProtectedBranchByATapOnly() {
    host.protect();
    yard.spoken();
    assertThat(yard.publish(approve())).isEqualTo(new Landing.Untapped(shared.id(), List.of()));
    assertThat(host.effects()).doesNotContain("merge shared-api");
  }

  @Test
  void stopsWhenNothingMovesForAWeek() {
    host.readiness(shared, RUNNING);
    var approved = approve();
    yard.publish(approved);
    yard.later(Duration.ofDays(8));

    assertThat(yard.publish(approved)).isInstanceOf(Landing.Stopped.class);
  }
}
