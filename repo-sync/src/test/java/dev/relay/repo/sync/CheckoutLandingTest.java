package dev.relay.repo.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.repo.git.Diffs;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Identity;
import dev.relay.repo.git.Repos;
import dev.relay.repo.git.TaskTree;
import dev.relay.repo.publish.Approved;
import dev.relay.repo.publish.ChangeSet;
import dev.relay.repo.publish.Changes;
import dev.relay.repo.publish.Landing;
import dev.relay.repo.publish.RepositoryChange;
import dev.relay.repo.workspace.SyncMethod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutLandingTest {
  @TempDir Path dir;
  private Desk desk;

  @BeforeEach
  void conflict() {
    desk = new Desk(dir).open();
    desk.commit("a.txt", "mine\n");
    desk.upstream(Map.of("a.txt", "theirs\n", "c.txt", "new\n"));
  }

  private SyncResult.Conflicted conflicted() {
    return (SyncResult.Conflicted) desk.sync(SyncMethod.REBASE);
  }

  private TaskTree tree() {
    var conflict = conflicted();
    var checkouts = desk.checkout.resolveSibling("..").normalize();
    return new ConflictTrees(desk.repos.git(), desk.repos.trees(), checkouts)
        .create("t1", desk.workspace(), desk.backend, conflict.ours(), conflict.theirs());
  }

  private Approved approved(TaskTree tree) {
    var changes =
        new Changes(desk.repos.trees(), new Diffs(desk.repos.git()))
            .of(List.of(tree), "Merge upstream into main");
    return approved(tree, changes);
  }

  private Approved approved(TaskTree tree, ChangeSet changes) {
    return new Approved(
        desk.workspace(),
        "t1",
        changes.digest(),
        changes,
        List.of(tree),
        new Identity("Ada", "ada@example.com"),
        "owner",
        true,
        Instant.ofEpochSecond(1_700_000_000));
  }

  private Landing land(Approved approved) {
    var checkouts = desk.checkout.resolveSibling("..").normalize();
    return new CheckoutLanding(desk.repos.git(), checkouts, desk.database, InstantSource.system())
        .land(approved, "refs/heads/main");
  }

  @Test
  void landsTheSameMergeOnceHoweverOften() {
    var tree = tree();
    Repos.write(tree.path().resolve("a.txt"), "both\n");
    var approved = approved(tree);

    var landed = land(approved);

    assertThat(landed).isInstanceOf(Landing.Landed.class);
    assertThat(landed.commits().getFirst().sha()).isEqualTo(desk.head());
    assertThat(desk.git("log", "-1", "--format=%s by %an, %p"))
        .startsWith("Merge upstream into main by Ada, ")
        .matches(".*, [0-9a-f]+ [0-9a-f]+");
    assertThat(desk.read("a.txt") + desk.read("c.txt")).isEqualTo("both\nnew\n");
    assertThat(land(approved)).isEqualTo(landed);
    assertThat(desk.git("status", "--porcelain")).isEmpty();
    assertThat(desk.git("fsck", "--no-dangling")).isEmpty();
  }

  @Test
  void landsNoBytesThatWereNotApproved() {
    var tree = tree();
    Repos.write(tree.path().resolve("a.txt"), "both\n");
    var change = approved(tree).changeSet().changes().getFirst();
    Repos.write(tree.path().resolve("a.txt"), "other\n");
    var other = approved(tree).changeSet().changes().getFirst();
    var mixed =
        new RepositoryChange(
            change.repository(), change.base(), other.tree(), change.patchDigest(), change.files());
    var before = desk.head();

    var stopped = land(approved(tree, new ChangeSet(List.of(mixed), "m")));

    assertThat(stopped).isInstanceOf(Landing.Stopped.class);
    assertThat(((Landing.Stopped) stopped).sentence()).contains("is not there any more");
    assertThat(desk.head()).isEqualTo(before);
  }

  @Test
  void stopsWhereSomebodyHasCommittedSince() {
    var tree = tree();
    Repos.write(tree.path().resolve("a.txt"), "both\n");
    var approved = approved(tree);
    var mine = desk.commit("b.txt", "more of mine\n");

    assertThat(((Landing.Stopped) land(approved)).sentence())
        .isEqualTo("backend was worked in meanwhile; sync again.");
    assertThat(desk.head()).isEqualTo(mine);
  }

  @Test
  void saysSoWhenTheCheckoutIsGone() throws Exception {
    var conflict = conflicted();
    var checkouts = desk.checkout.resolveSibling("..").normalize();
    Files.move(desk.checkout, desk.checkout.resolveSibling("elsewhere"));
    var trees = new ConflictTrees(desk.repos.git(), desk.repos.trees(), checkouts);

    assertThatThrownBy(() ->
            trees.create("t1", desk.workspace(), desk.backend, conflict.ours(), conflict.theirs()))
        .isInstanceOf(GitFailure.class)
        .hasMessageContaining("backend");
  }
}
