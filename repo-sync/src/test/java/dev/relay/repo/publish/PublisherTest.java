package dev.relay.repo.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.git.Diffs;
import dev.relay.repo.git.Repos;
import dev.relay.repo.git.Sha;
import dev.relay.repo.git.TaskTree;
import dev.relay.repo.home.Keys;
import dev.relay.repo.home.Settings;
import dev.relay.repo.workspace.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;

class PublisherTest {
  private static final String MESSAGE = Shipyard.MESSAGE;

  @TempDir Path dir;
  Repos repos;
  Repository shared;
  Repository backend;
  List<CodeHost> hosts;
  Shipyard yard;

  @BeforeEach
  void open() {
    repos = new Repos(dir);
    shared = repos.remote("shared-api", Map.of("a.txt", "userName\n"));
    backend = repos.remote("backend", Map.of("b.txt", "userName\n"));
    try (var context = new AnnotationConfigApplicationContext()) {
      context.registerBean(Remotes.class, () -> new Remotes(repos.git(), repos.mirrors()));
      context.registerBean(Settings.class, () -> Settings.of(Map.of()));
      context.registerBean(Keys.class, () -> _ -> Optional.empty());
      context.scan("dev.relay.repo.host");
      context.refresh();
      hosts = new ArrayList<>(context.getBeansOfType(CodeHost.class).values());
      AnnotationAwareOrderComparator.sort(hosts);
    }
    yard = new Shipyard(repos, hosts);
  }

  @AfterEach
  void close() {
    yard.close();
  }

  @Test
  void landsOneCommitPerRepositoryInOrder() {
    var approved = approve("displayName\n");

    var landing = publish(approved);

    assertThat(landing).isInstanceOf(Landing.Landed.class);
    assertThat(yard.landed()).isEqualTo(landing.commits());
    assertThat(landing.commits())
        .extracting(c -> c.repository().name())
        .containsExactly("shared-api", "backend");
    assertThat(landing.commits()).allMatch(c -> c.merged() && c.branch().equals("main"));
    assertThat(repos.show(shared, "a.txt")).isEqualTo("displayName");
    assertThat(repos.show(backend, "b.txt")).isEqualTo("displayName");
    assertThat(log(shared))
        .isEqualTo("Jörg <joerg@example.com> 2026-11-20T10:00:00+00:00 " + MESSAGE);
    assertThat(Repos.run(repos.bare("backend"), "branch", "--list", "relay/*")).isEmpty();
  }

  @Test
  void publishingAgainMakesTheSameCommitsAndPushesNothing() {
    var approved = approve("displayName\n");
    var first = publish(approved);
    var somebody = repos.commit(shared, "later", Map.of("c.txt", "c\n"));

    var again = publish(approved);

    assertThat(again).isEqualTo(first);
    assertThat(repos.head(shared)).isEqualTo(somebody);
    assertThat(Repos.run(repos.bare("backend"), "rev-list", "--count", "main")).isEqualTo("2");
  }

  @Test
  void goesOnWhereACrashLeftIt() {
    var approved = approve("displayName\n");
    var crash = new IllegalStateException("power cut");
    try {
      yard.publish(
          approved,
          landed(commit -> {
            throw crash;
          }));
    } catch (IllegalStateException e) {
      assertThat(e).isSameAs(crash);
    }
    var sharedHead = repos.head(shared);
    assertThat(repos.show(backend, "b.txt")).isEqualTo("userName");

    var landing = publish(approved);

    assertThat(landing).isInstanceOf(Landing.Landed.class);
    assertThat(repos.head(shared)).isEqualTo(sharedHead);
    assertThat(yard.landed()).hasSize(2);
    assertThat(repos.show(backend, "b.txt")).isEqualTo("displayName");
  }

  @Test
  void pushesNothingAnywhereWhenOneRemoteMoved() {
    var approved = approve("displayName\n");
    var before = repos.head(shared);
    var moved = repos.commit(backend, "meanwhile", Map.of("b.txt", "userName\n\n\nx\n"));

    var landing = publish(approved);

    assertThat(landing).isEqualTo(new Landing.Moved(backend.id(), moved, List.of()));
    assertThat(repos.head(shared)).isEqualTo(before);
    assertThat(Repos.run(repos.bare("shared-api"), "branch", "--list", "relay/*")).isEmpty();
  }

  @Test
  void mergesOntoWhatIsNewInOtherFilesOnceThatIsTested() {
    var approved = approve("displayName\n");
    var moved = repos.commit(backend, "meanwhile", Map.of("c.txt", "c\n"));
    var before = repos.head(shared);

    assertThat(publish(approved)).isEqualTo(new Landing.Untested(backend.id(), moved, List.of()));
    assertThat(repos.head(shared)).isEqualTo(before);

    yard.publisher().tested(approved, backend.id(), moved);
    var landing = publish(approved);
    assertThat(landing).isInstanceOf(Landing.Landed.class);
    assertThat(repos.show(backend, "b.txt")).isEqualTo("displayName");
    assertThat(repos.show(backend, "c.txt")).isEqualTo("c");
    var bare = repos.bare("backend");
    assertThat(Repos.run(bare, "log", "-1", "--format=%P %an %s", "main"))
        .isEqualTo(moved + " " + landing.commits().getLast().sha() + " Relay Merge relay/t1");
    assertThat(publish(approved)).isEqualTo(landing);
  }

  @Test
  void pushesNothingAnywhereWhenOneRemoteVanished() throws IOException {
    var approved = approve("displayName\n");
    var before = repos.head(shared);
    Files.move(repos.bare("backend"), repos.bare("gone"));

    var landing = publish(approved);

    assertThat(landing).isInstanceOf(Landing.Stopped.class);
    assertThat(((Landing.Stopped) landing).sentence())
        .startsWith("The remote of backend is not there any more")
        .doesNotContain(dir.toString());
    assertThat(repos.head(shared)).isEqualTo(before);
    Files.move(repos.bare("gone"), repos.bare("backend"));
    assertThat(publish(approved)).isInstanceOf(Landing.Landed.class);
  }

  @Test
  void losesTheRaceWithoutOverwritingTheWinner() {
    var approved = approve("displayName\n");
    var winner = new ArrayList<Sha>();

    var landing =
        yard.publish(
            approved,
            landed(commit ->
                winner.add(repos.commit(backend, "race", Map.of("b.txt", "userName\n\n\nx\n")))));

    assertThat(landing).isInstanceOf(Landing.Moved.class);
    assertThat(landing.commits())
        .extracting(c -> c.repository().name())
        .containsExactly("shared-api");
    assertThat(((Landing.Moved) landing).head()).isEqualTo(winner.getFirst());
    assertThat(repos.head(backend)).isEqualTo(winner.getFirst());
  }

  @Test
  void stopsWhenAHookOfTheRemoteSaysNo() throws IOException {
    var approved = approve("displayName\n");
    var hook = repos.bare("shared-api").resolve("hooks/update");
    Repos.write(hook, "#!/bin/sh\ncase $1 in refs/heads/main) exit 1;; esac\n");
    assertThat(hook.toFile().setExecutable(true)).isTrue();

    var landing = publish(approved);

    assertThat(landing).isInstanceOf(Landing.Stopped.class);
    assertThat(((Landing.Stopped) landing).sentence()).contains("rule of its own");
    Files.delete(hook);
    assertThat(publish(approved)).isInstanceOf(Landing.Landed.class);
  }

  @Test
  void refusesATreeThatIsNoLongerThere() {
    var approved = approve("displayName\n");
    var changes = new ArrayList<>(approved.changeSet().changes());
    var last = changes.removeLast();
    changes.add(
        new RepositoryChange(
            last.repository(),
            last.base(),
            new Sha("ab".repeat(20)),
            last.patchDigest(),
            last.files()));
    var forged = approved(new ChangeSet(changes, MESSAGE), approved.trees());

    var landing = publish(forged);

    assertThat(landing).isInstanceOf(Landing.Stopped.class);
    assertThat(repos.show(shared, "a.txt")).isEqualTo("userName");
  }

  @Test
  void refusesADigestOfAnotherPatch() {
    var approved = approve("displayName\n");
    var changes = new ArrayList<>(approved.changeSet().changes());
    var last = changes.removeLast();
    changes.add(
        new RepositoryChange(
            last.repository(), last.base(), last.tree(), "0".repeat(64), last.files()));

    assertThat(publish(approved(new ChangeSet(changes, MESSAGE), approved.trees())))
        .isInstanceOf(Landing.Stopped.class);
  }

  @Test
  void leavesUnchangedRepositoriesOut() {
    var trees = List.of(repos.tree("t1", shared), repos.tree("t1", backend));
    Repos.write(trees.get(1).path().resolve("new.txt"), "n\n");

    var changes = new Changes(repos.trees(), new Diffs(repos.git())).of(trees, MESSAGE);

    assertThat(changes.changes())
        .extracting(RepositoryChange::repository)
        .containsExactly(backend.id());
  }

  @Test
  void onlyPushesABranchWhereItCannotMerge() {
    var approved = approve("displayName\n");
    var fallback =
        hosts.stream()
            .filter(h -> h.hosts(new dev.relay.repo.workspace.RemoteUrl("git@example.com:a/b")))
            .toList();

    try (var other = new Shipyard(repos, List.copyOf(fallback))) {
      var landing = other.publish(approved);

      assertThat(landing).isInstanceOf(Landing.Landed.class);
      assertThat(other.landed()).allMatch(c -> !c.merged() && c.branch().equals("relay/t1"));
      assertThat(repos.show(shared, "a.txt")).isEqualTo("userName");
      assertThat(other.publish(approved)).isEqualTo(landing);
    }
  }

  private Landing publish(Approved approved) {
    return yard.publish(approved);
  }

  private static Progress landed(Consumer<Landing.Commit> told) {
    return new Progress() {
      @Override
      public void landed(Landing.Commit commit) {
        told.accept(commit);
      }

      @Override
      public void proposed(Car car) {}
    };
  }

  private Approved approve(String text) {
    var trees = List.of(repos.tree("t1", shared), repos.tree("t1", backend));
    Repos.write(trees.get(0).path().resolve("a.txt"), text);
    Repos.write(trees.get(1).path().resolve("b.txt"), text);
    return approved(new Changes(repos.trees(), new Diffs(repos.git())).of(trees, MESSAGE), trees);
  }

  private Approved approved(ChangeSet changes, List<TaskTree> trees) {
    return yard.approved(changes, trees, shared, backend);
  }

  private String log(Repository repository) {
    return Repos.run(
        repos.bare(repository.id().name()), "log", "-1", "--format=%an <%ae> %cI %B", "main");
  }
}
