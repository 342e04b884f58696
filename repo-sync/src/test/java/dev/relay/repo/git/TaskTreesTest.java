package dev.relay.repo.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.repo.workspace.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskTreesTest {
  @TempDir Path dir;
  Repos repos;
  Diffs diffs;

  @BeforeEach
  void open() {
    repos = new Repos(dir);
    diffs = new Diffs(repos.git());
  }

  @Test
  void seesChangedNewAndDeletedFilesButNotIgnoredOnes() {
    var backend =
        repos.remote(
            "backend", Map.of("a.txt", "1\n", "gone.txt", "x\n", ".gitignore", "target/\n"));
    var tree = repos.tree("t1", backend);
    Repos.write(tree.path().resolve("a.txt"), "2\n");
    Repos.write(tree.path().resolve("sub/new.txt"), "n\n");
    Repos.write(tree.path().resolve("target/out.txt"), "o\n");
    assertThat(tree.path().resolve("gone.txt").toFile().delete()).isTrue();

    assertThat(changed(tree))
        .containsExactly("MODIFIED a.txt", "DELETED gone.txt", "ADDED sub/new.txt");
    assertThat(tree.path().resolve(".git")).doesNotExist();
  }

  @Test
  void ignoresWhatTheBaseIgnoredThoughTheTreeNoLongerSays() {
    var backend =
        repos.remote("backend", Map.of(".gitignore", "*.log\n", "sub/.gitignore", "/out\nx/y\n"));
    var tree = repos.tree("t1", backend);
    Repos.write(tree.path().resolve(".gitignore"), "");
    assertThat(tree.path().resolve("sub/.gitignore").toFile().delete()).isTrue();
    Repos.write(tree.path().resolve("deep/a.log"), "x");
    Repos.write(tree.path().resolve("sub/out/b"), "x");
    Repos.write(tree.path().resolve("sub/x/y"), "x");
    Repos.write(tree.path().resolve("out"), "seen");

    assertThat(changed(tree))
        .containsExactly("MODIFIED .gitignore", "ADDED out", "DELETED sub/.gitignore");
  }

  @Test
  void survivesARestartWithItsWork() {
    var backend = repos.remote("backend", Map.of("a.txt", "1\n"));
    var tree = repos.tree("t1", backend);
    Repos.write(tree.path().resolve("a.txt"), "2\n");

    var later = new Repos(dir);

    assertThat(later.trees().open("t1", backend.id())).contains(tree);
    assertThat(later.trees().create("t1", backend, tree.base())).isEqualTo(tree);
    assertThat(changed(tree)).containsExactly("MODIFIED a.txt");
    assertThat(later.trees().open("t2", backend.id())).isEmpty();
  }

  @Test
  void makesAHalfMadeTreeAnew() {
    var backend = repos.remote("backend", Map.of("a.txt", "1\n"));
    var tree = repos.tree("t1", backend);
    Repos.run(tree.gitDir(), "update-ref", "-d", "refs/relay/base");
    Repos.write(tree.path().resolve("rest.txt"), "of an interrupted start");

    var again = repos.tree("t1", backend);

    assertThat(again).isEqualTo(tree);
    assertThat(again.path().resolve("rest.txt")).doesNotExist();
    assertThat(changed(again)).isEmpty();
  }

  @Test
  void movesItsWorkOntoANewBase() {
    var backend = repos.remote("backend", Map.of("a.txt", "1\n2\n3\n4\n5\n", "old.txt", "same\n"));
    var tree = repos.tree("t1", backend);
    Repos.write(tree.path().resolve("a.txt"), "1\n2\n3\n4\nfive\n");
    Repos.write(tree.path().resolve("new.txt"), "n\n");
    repos.commit(backend, "upstream", Map.of("a.txt", "one\n2\n3\n4\n5\n", "theirs.txt", "t\n"));

    var moved = repos.trees().rebase(tree, repos.mirrors().refresh(backend));

    assertThat(moved.base()).isEqualTo(repos.head(backend));
    assertThat(Repos.read(moved.path().resolve("a.txt"))).isEqualTo("one\n2\n3\n4\nfive\n");
    assertThat(Repos.read(moved.path().resolve("theirs.txt"))).isEqualTo("t\n");
    assertThat(changed(moved)).containsExactly("MODIFIED a.txt", "ADDED new.txt");
    assertThat(repos.trees().open("t1", backend.id())).contains(moved);
  }

  @Test
  void leavesTheTreeAloneWhenBothSidesChangedTheSameLine() {
    var backend = repos.remote("backend", Map.of("a.txt", "1\n"));
    var tree = repos.tree("t1", backend);
    Repos.write(tree.path().resolve("a.txt"), "mine\n");
    repos.commit(backend, "upstream", Map.of("a.txt", "theirs\n"));
    var head = repos.mirrors().refresh(backend);

    assertThatThrownBy(() -> repos.trees().rebase(tree, head))
        .isInstanceOfSatisfying(
            GitFailure.class, e -> assertThat(e.kind()).isEqualTo(GitFailure.Kind.CONFLICT))
        .hasMessageContaining("backend")
        .hasMessageContaining("a.txt");
    assertThat(Repos.read(tree.path().resolve("a.txt"))).isEqualTo("mine\n");
    assertThat(repos.trees().open("t1", backend.id())).contains(tree);
  }

  @Test
  void takesBackOneCommitAndKeepsLaterOnes() {
    var backend = repos.remote("backend", Map.of("a.txt", "userName\n"));
    var commit =
        repos.commit(backend, "rename", Map.of("a.txt", "displayName\n", "added.txt", "x\n"));
    repos.commit(backend, "later", Map.of("b.txt", "b\n"));
    var tree = repos.tree("t1", backend);

    repos.trees().revert(tree, commit);

    assertThat(Repos.read(tree.path().resolve("a.txt"))).isEqualTo("userName\n");
    assertThat(changed(tree)).containsExactly("MODIFIED a.txt", "DELETED added.txt");
  }

  @Test
  void takesBackTheVeryFirstCommit() {
    var backend = repos.remote("backend", Map.of("a.txt", "1\n"));
    var tree = repos.tree("t1", backend);

    repos.trees().revert(tree, tree.base());

    assertThat(changed(tree)).containsExactly("DELETED a.txt");
  }

  @Test
  void saysWhenTheCommitToTakeBackIsUnknown() {
    var tree = repos.tree("t1", repos.remote("backend", Map.of("a.txt", "1\n")));

    assertThatThrownBy(() -> repos.trees().revert(tree, new Sha("1234567890".repeat(4))))
        .isInstanceOfSatisfying(
            GitFailure.class, e -> assertThat(e.kind()).isEqualTo(GitFailure.Kind.MISSING));
  }

  @Test
  void keepsTheBaseWhenTheRemoteForgetsIt() {
    var backend = repos.remote("backend", Map.of("a.txt", "1\n"));
    repos.commit(backend, "second", Map.of("a.txt", "2\n"));
    var tree = repos.tree("t1", backend);
    var work = repos.work("backend");
    Repos.run(work, "reset", "-q", "--hard", "HEAD~1");
    Repos.run(work, "push", "-q", "--force", "origin", "main");
    repos.mirrors().refresh(backend);
    Repos.run(repos.mirrors().gitDir(backend), "gc", "-q", "--prune=now");
    Repos.write(tree.path().resolve("a.txt"), "3\n");

    assertThat(changed(tree)).containsExactly("MODIFIED a.txt");
  }

  @Test
  void removesEverythingOfATask() throws IOException {
    var backend = repos.remote("backend", Map.of("a.txt", "1\n"));
    var tree = repos.tree("t1", backend);
    repos.tree("t2", backend);
    var outside = Files.createDirectory(dir.resolve("outside"));
    Repos.write(outside.resolve("kept.txt"), "x");
    Files.createSymbolicLink(tree.path().resolve("link"), outside);

    repos.trees().remove("t1");
    repos.trees().remove("t1");

    assertThat(repos.trees().root("t1").getParent()).doesNotExist();
    assertThat(outside.resolve("kept.txt")).exists();
    assertThat(taskRefs(backend)).containsOnly("refs/relay/tasks/t2/" + tree.base());
  }

  @Test
  void bytesStayAsTheyAreWhateverAttributesSay() throws IOException {
    var attributes = "* text=auto eol=crlf\n*.utf16 working-tree-encoding=UTF-16\n*.id ident\n";
    var backend = repos.emptyRemote("backend");
    var work = repos.work("backend");
    Repos.write(work.resolve("crlf.txt"), "a\r\nb\r\n");
    Repos.write(work.resolve("lf.txt"), "a\nb\n");
    Repos.write(work.resolve("x.id"), "$Id$\n");
    repos.push(backend, "first");
    repos.commit(backend, "attributes", Map.of(".gitattributes", attributes));
    var tree = repos.tree("t1", backend);

    assertThat(changed(tree)).isEmpty();
    assertThat(Repos.read(tree.path().resolve("crlf.txt"))).isEqualTo("a\r\nb\r\n");
    assertThat(Repos.read(tree.path().resolve("lf.txt"))).isEqualTo("a\nb\n");
    assertThat(Repos.read(tree.path().resolve("x.id"))).isEqualTo("$Id$\n");
    Repos.write(tree.path().resolve("crlf.txt"), "a\r\nB\r\n");
    assertThat(diffs.files(tree.gitDir(), tree.base(), repos.trees().snapshot(tree)))
        .containsExactly(new FileChange(FileChange.Kind.MODIFIED, "crlf.txt", null, false, 1, 1));
  }

  @Test
  void neverFollowsLinksOutOfTheTree() throws IOException {
    var outside = Files.createDirectory(dir.resolve("outside"));
    Repos.write(outside.resolve("secret.txt"), "secret");
    var backend = repos.remote("backend", Map.of("folder/secret.txt", "harmless\n"));
    var tree = repos.tree("t1", backend);
    Files.delete(tree.path().resolve("folder/secret.txt"));
    Files.delete(tree.path().resolve("folder"));
    Files.createSymbolicLink(tree.path().resolve("folder"), outside);
    Files.createSymbolicLink(tree.path().resolve("file"), outside.resolve("secret.txt"));

    var snapshot = repos.trees().snapshot(tree);

    var patch = diffs.patch(tree.gitDir(), tree.base(), snapshot, null, 100_000);
    assertThat(patch).contains("new file mode 120000").doesNotContain("+secret");
    repos.trees().revert(tree, tree.base());
    assertThat(outside.resolve("secret.txt")).exists();
    assertThat(Files.exists(tree.path().resolve("file"), LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  @Test
  void refusesATreeThatWasReplacedByALink() throws IOException {
    var outside = Files.createDirectory(dir.resolve("outside"));
    Repos.write(outside.resolve("secret.txt"), "secret");
    var backend = repos.remote("backend", Map.of("a.txt", "1\n"));
    var tree = repos.tree("t1", backend);
    Files.delete(tree.path().resolve("a.txt"));
    Files.delete(tree.path());
    Files.createSymbolicLink(tree.path(), outside);

    assertThatThrownBy(() -> repos.trees().snapshot(tree))
        .isInstanceOf(GitFailure.class)
        .hasMessageContaining("backend");
    assertThatThrownBy(() -> repos.trees().revert(tree, tree.base()))
        .isInstanceOf(GitFailure.class);
    assertThat(repos.trees().open("t1", tree.repository())).isEmpty();
    assertThat(outside).isDirectoryContaining("glob:**/secret.txt");
    assertThat(outside.resolve("a.txt")).doesNotExist();
  }

  @Test
  void refusesARepositoryInsideTheTreeAsOftenAsItIsAsked() {
    var tree = repos.tree("t1", repos.remote("backend", Map.of("a.txt", "1\n")));
    var inner = tree.path().resolve("inner");
    Repos.run(inner, "init", "-q");
    Repos.run(inner, "commit", "-q", "--allow-empty", "-m", "x");

    for (var attempt : List.of(1, 2)) {
      assertThatThrownBy(() -> repos.trees().snapshot(tree))
          .as("attempt %s", attempt)
          .isInstanceOf(GitFailure.class)
          .hasMessageContaining("inner")
          .hasMessageContaining("remove its .git");
    }
  }

  @Test
  void takesNoPathForATask() {
    assertThatThrownBy(() -> repos.trees().remove("../x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> repos.trees().root("-x")).isInstanceOf(IllegalArgumentException.class);
  }

  private List<String> changed(TaskTree tree) {
    return diffs.files(tree.gitDir(), tree.base(), repos.trees().snapshot(tree)).stream()
        .map(file -> file.kind() + " " + file.path())
        .toList();
  }

  private List<String> taskRefs(Repository repository) {
    return new Refs(repos.git()).under(repos.mirrors().gitDir(repository), "refs/relay/tasks");
  }
}
