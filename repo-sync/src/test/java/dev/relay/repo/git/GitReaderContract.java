package dev.relay.repo.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.repo.git.FileChange.Kind;
import dev.relay.repo.git.TreeFile.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What everything that reads repositories has to answer, whoever reads. */
abstract class GitReaderContract {
  static final Sha NOWHERE = new Sha("1234567890".repeat(4));

  @TempDir static Path dir;
  static Path repository;

  abstract GitReader reader();

  @BeforeAll
  static void prepare() throws IOException, InterruptedException {
    var work = dir.resolve("work");
    Repos.run(work, "init", "-q", "-b", "main");
    Repos.write(work.resolve("dir/a.txt"), "1\n");
    Repos.write(work.resolve("b.txt"), "b\r\n");
    Repos.write(work.resolve("Same"), "upper\n");
    Repos.write(work.resolve("same"), "lower\n");
    Files.createSymbolicLink(work.resolve("link"), Path.of("/etc/passwd"));
    Repos.write(work.resolve("run.sh"), "#!/bin/sh\n");
    assertThat(work.resolve("run.sh").toFile().setExecutable(true)).isTrue();
    script(work, "printf x > \"$(printf 'caf\\351.txt')\"; printf y > \"$(printf 'tab\\there')\"");
    Repos.run(work, "add", "-A");
    Repos.run(work, "update-index", "--add", "--cacheinfo", "160000," + NOWHERE + ",module");
    Repos.run(work, "commit", "-q", "-m", "First\nline\n\nand more");
    Repos.run(work, "tag", "-a", "v1", "-m", "one");
    Repos.write(work.resolve("dir/a.txt"), "2\n");
    Repos.write(work.resolve("new.txt"), "n\n");
    Files.delete(work.resolve("b.txt"));
    Repos.run(work, "add", "dir", "new.txt", "b.txt");
    Repos.run(work, "commit", "-q", "-m", "Zweite Ünderung");
    Repos.run(work, "checkout", "-q", "-b", "side/branch", "HEAD~1");
    Repos.run(work, "commit", "-q", "--allow-empty", "-m", "side");
    repository = dir.resolve("repository.git");
    Repos.run(dir, "clone", "-q", "--mirror", work.toString(), repository.toString());
  }

  @Test
  void resolvesFullNamesOnly() {
    var main = at("refs/heads/main");
    assertThat(reader().commit(repository, "refs/heads/main")).contains(main);
    assertThat(reader().commit(repository, "HEAD")).contains(at("refs/heads/side/branch"));
    assertThat(reader().commit(repository, main.hex())).contains(main);
    assertThat(reader().commit(repository, "refs/tags/v1")).contains(at("refs/heads/main^1"));
    assertThat(reader().commit(repository, "refs/heads/none")).isEmpty();
    assertThat(reader().commit(repository, "refs/heads/side")).isEmpty();
    assertThat(reader().commit(repository, NOWHERE.hex())).isEmpty();
    assertThat(reader().commit(repository, at("refs/heads/main^{tree}").hex())).isEmpty();
    assertThat(reader().commit(dir.resolve("absent"), "HEAD")).isEmpty();
    assertThat(reader().commit(dir.resolve("work/dir"), "HEAD")).isEmpty();
  }

  @Test
  void listsRefsUnderWholeComponents() {
    assertThat(reader().refs(repository, "refs/heads"))
        .containsOnlyKeys("refs/heads/main", "refs/heads/side/branch")
        .containsEntry("refs/heads/main", at("refs/heads/main"));
    assertThat(reader().refs(repository, "refs/heads/side"))
        .containsOnlyKeys("refs/heads/side/branch");
    assertThat(reader().refs(repository, "refs/heads/ma")).isEmpty();
    assertThat(reader().refs(repository, "refs/tags"))
        .containsExactly(java.util.Map.entry("refs/tags/v1", at("refs/tags/v1")));
  }

  @Test
  void seesWhatGitWroteAMomentAgo() {
    var main = at("refs/heads/main");
    assertThat(reader().commit(repository, "refs/heads/later")).isEmpty();
    Repos.run(repository, "update-ref", "refs/heads/later", main.hex());
    assertThat(reader().commit(repository, "refs/heads/later")).contains(main);
    Repos.run(repository, "pack-refs", "--all");
    assertThat(reader().commit(repository, "refs/heads/later")).contains(main);
    Repos.run(repository, "update-ref", "-d", "refs/heads/later");
    assertThat(reader().commit(repository, "refs/heads/later")).isEmpty();
    var commit = new Sha(Repos.run(repository, "commit-tree", "-m", "x", main + "^{tree}"));
    assertThat(reader().commit(repository, commit.hex())).contains(commit);
    Repos.run(repository, "update-ref", "refs/keep/it", commit.hex());
    Repos.run(repository, "repack", "-q", "-a", "-d");
    Repos.run(repository, "update-ref", "-d", "refs/keep/it");
    assertThat(reader().commit(repository, commit.hex())).contains(commit);
  }

  @Test
  void knowsWhatCameBefore() {
    var main = at("refs/heads/main");
    var first = at("refs/heads/main^1");
    assertThat(reader().contains(repository, main, first)).isTrue();
    assertThat(reader().contains(repository, main, main)).isTrue();
    assertThat(reader().contains(repository, first, main)).isFalse();
    assertThat(reader().contains(repository, main, at("refs/heads/side/branch"))).isFalse();
    assertThat(reader().contains(repository, main, NOWHERE)).isFalse();
    assertThat(reader().contains(repository, NOWHERE, main)).isFalse();
  }

  @Test
  void listsFilesWithModesAndOddNames() {
    var files = reader().files(repository, at("refs/heads/main^1"));
    assertThat(files)
        .extracting(TreeFile::path)
        .containsExactly(
            "Same",
            "b.txt",
            "\"caf\\351.txt\"",
            "dir/a.txt",
            "link",
            "module",
            "run.sh",
            "same",
            "\"tab\\011here\"");
    assertThat(files)
        .extracting(TreeFile::mode)
        .containsExactly(
            Mode.FILE,
            Mode.FILE,
            Mode.FILE,
            Mode.FILE,
            Mode.LINK,
            Mode.SUBMODULE,
            Mode.EXECUTABLE,
            Mode.FILE,
            Mode.FILE);
    assertThat(files).contains(new TreeFile("module", Mode.SUBMODULE, NOWHERE));
    assertThat(reader().files(repository, at("refs/heads/main^1^{tree}"))).isEqualTo(files);
    assertThat(reader().named(repository, at("refs/heads/main^1"), "a.txt"))
        .extracting(TreeFile::path)
        .containsExactly("dir/a.txt");
    assertThat(reader().named(repository, at("refs/heads/main^1"), "b.txt")).hasSize(1);
    assertThat(reader().named(repository, at("refs/heads/main^1"), "txt")).isEmpty();
    assertThatThrownBy(() -> reader().files(repository, NOWHERE)).isInstanceOf(GitFailure.class);
  }

  @Test
  void readsBytesAndFollowsNothing() {
    var first = at("refs/heads/main^1");
    assertThat(text(first, "b.txt")).isEqualTo("b\r\n");
    assertThat(text(first, "dir/a.txt")).isEqualTo("1\n");
    assertThat(text(first, "Same")).isEqualTo("upper\n");
    assertThat(text(first, "same")).isEqualTo("lower\n");
    assertThat(text(first, "link")).isEqualTo("/etc/passwd");
    assertThat(text(first, "\"caf\\351.txt\"")).isEqualTo("x");
    assertThat(reader().size(repository, first, "b.txt")).contains(3L);
    for (var path :
        List.of(
            "",
            ".",
            "/",
            "dir",
            "dir/",
            "none",
            "../b.txt",
            "./b.txt",
            "dir/../b.txt",
            "/b.txt",
            "dir//a.txt",
            "b.txt/",
            "link/x",
            "module",
            "module/x",
            "--batch",
            "b.txt\n")) {
      assertThat(reader().size(repository, first, path)).as(path).isEmpty();
      assertThat(reader().read(repository, first, path)).as(path).isEmpty();
    }
    assertThat(reader().read(repository, NOWHERE, "b.txt")).isEmpty();
  }

  @Test
  void tellsTheHistory() {
    var main = at("refs/heads/main");
    var first = at("refs/heads/main^1");
    var log = reader().log(repository, main, 10);
    assertThat(log).extracting(LogEntry::id).containsExactly(main, first);
    assertThat(log.getFirst().parents()).containsExactly(first);
    assertThat(log.getFirst().subject()).isEqualTo("Zweite Ünderung");
    assertThat(log.getFirst().author()).isEqualTo(new Identity("Ada", "ada@example.com"));
    assertThat(log.getLast().parents()).isEmpty();
    assertThat(log.getLast().subject()).isEqualTo("First line");
    assertThat(log.getLast().at().getEpochSecond())
        .hasToString(Repos.run(repository, "show", "-s", "--format=%ct", first.hex()));
    assertThat(reader().log(repository, main, 1)).hasSize(1);
    assertThatThrownBy(() -> reader().log(repository, NOWHERE, 1)).isInstanceOf(GitFailure.class);
  }

  @Test
  void namesPathsThatDiffer() {
    var main = at("refs/heads/main");
    assertThat(reader().changed(repository, at("refs/heads/main^1"), main))
        .containsExactly(
            new PathChange(Kind.DELETED, "b.txt"),
            new PathChange(Kind.MODIFIED, "dir/a.txt"),
            new PathChange(Kind.ADDED, "new.txt"));
    assertThat(reader().changed(repository, main, main)).isEmpty();
    assertThatThrownBy(() -> reader().changed(repository, main, NOWHERE))
        .isInstanceOf(GitFailure.class);
  }

  @Test
  void listsFilesThatDifferWithTheirBlobs() {
    var main = at("refs/heads/main");
    var delta = reader().delta(repository, at("refs/heads/main^1"), main);
    assertThat(delta.gone()).containsExactly("b.txt");
    assertThat(delta.now())
        .containsExactlyInAnyOrder(
            new TreeFile("dir/a.txt", Mode.FILE, at("main:dir/a.txt")),
            new TreeFile("new.txt", Mode.FILE, at("main:new.txt")));
    assertThat(reader().delta(repository, main, main).now()).isEmpty();
    assertThatThrownBy(() -> reader().delta(repository, main, NOWHERE))
        .isInstanceOf(GitFailure.class);
  }

  @Test
  void givesManyBlobsUntilNoneAreWanted() {
    var ids =
        List.of(at("main:dir/a.txt"), NOWHERE, at("main"), at("main:run.sh"), at("main:new.txt"));
    var found = new java.util.ArrayList<String>();
    var large = new java.util.ArrayList<Sha>();
    reader().blobs(repository, ids, 5, sink(found, large, 9));
    assertThat(found).containsExactlyInAnyOrder("2\n", "n\n");
    assertThat(large).containsExactly(at("main:run.sh"));
    found.clear();
    reader().blobs(repository, ids, 100, sink(found, large, 2));
    assertThat(found).hasSize(2);
    reader().blobs(repository, List.of(), 100, sink(found, large, 9));
    assertThat(found).hasSize(2);
  }

  private static BlobSink sink(List<String> found, List<Sha> large, int most) {
    return new BlobSink() {
      @Override
      public boolean blob(Sha id, byte[] bytes) {
        found.add(new String(bytes, StandardCharsets.UTF_8));
        return found.size() < most;
      }

      @Override
      public void tooLarge(Sha id) {
        large.add(id);
      }
    };
  }

  private String text(Sha treeish, String path) {
    var bytes = reader().read(repository, treeish, path).orElseThrow();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static Sha at(String name) {
    return new Sha(Repos.run(repository, "rev-parse", name));
  }

  private static void script(Path in, String script) throws IOException, InterruptedException {
    var process = new ProcessBuilder("sh", "-c", script).directory(in.toFile()).start();
    assertThat(process.waitFor()).isZero();
  }
}
