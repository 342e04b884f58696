package dev.relay.repo.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.repo.git.FileChange.Kind;
import dev.relay.repo.workspace.Repository;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Diffs, contents and grep over what real repositories hold. */
class ReadingTest {
  @TempDir Path dir;
  Repos repos;
  Diffs diffs;
  Contents contents;
  Grep grep;

  @BeforeEach
  void open() {
    repos = new Repos(dir);
    diffs = new Diffs(repos.git());
    contents = new Contents(repos.git());
    grep = new Grep(repos.git());
  }

  @Test
  void countsLinesAndFindsRenamesAndBinaries() throws IOException {
    var text = "1\n2\n3\n4\n5\n6\n7\n8\n";
    var backend = repos.remote("backend", Map.of("old name.txt", text, "b.txt", "x\ny\n"));
    var tree = repos.tree("t1", backend);
    Files.move(tree.path().resolve("old name.txt"), tree.path().resolve("neu ü.txt"));
    Files.writeString(tree.path().resolve("b.txt"), "x\nz\nz\n");
    Files.write(tree.path().resolve("logo.png"), new byte[] {1, 0, 2, 0});

    assertThat(files(tree))
        .containsExactlyInAnyOrder(
            new FileChange(Kind.MODIFIED, "b.txt", null, false, 2, 1),
            new FileChange(Kind.ADDED, "logo.png", null, true, 0, 0),
            new FileChange(Kind.RENAMED, "neu ü.txt", "old name.txt", false, 0, 0));
    assertThat(patch(tree, "neu ü.txt", 10_000))
        .contains("rename to neu ü.txt")
        .doesNotContain("b.txt");
    assertThat(patch(tree, "logo.png", 10_000)).contains("Binary files");
    assertThat(patch(tree, "b.txt", 10_000)).contains("+z").doesNotContain("logo");
  }

  @Test
  void cutsALongPatchAndSaysSo() throws IOException {
    var tree = repos.tree("t1", repos.remote("backend", Map.of("a.txt", "1\n")));
    Files.writeString(tree.path().resolve("a.txt"), "line\n".repeat(10_000));

    assertThat(patch(tree, null, 1_000))
        .hasSizeLessThan(1_200)
        .endsWith("look at single files for the rest.\n");
  }

  @Test
  void digestIsOverTheWholePatch() throws IOException {
    var tree = repos.tree("t1", repos.remote("backend", Map.of("a.txt", "1\n")));
    Files.writeString(tree.path().resolve("a.txt"), "2\n");
    var first = digest(tree);
    Files.writeString(tree.path().resolve("a.txt"), "3\n");

    assertThat(first).hasSize(64).isNotEqualTo(digest(tree));
  }

  @Test
  void digestIsOverTheBytesGitPrintsAndFilesAddUpToThem() throws Exception {
    var backend =
        repos.remote(
            "backend", Map.of("a.txt", "1\n2\n", "b", "x", "run.sh", "#!\n", "c/d", "@@ \n"));
    var tree = repos.tree("t1", backend);
    Files.writeString(tree.path().resolve("a.txt"), "diff --git a/x b/x\n2\n@@ -1 +1 @@\n+ +\n");
    Files.delete(tree.path().resolve("b"));
    Files.createSymbolicLink(tree.path().resolve("b"), Path.of("elsewhere"));
    assertThat(tree.path().resolve("run.sh").toFile().setExecutable(true)).isTrue();
    Files.writeString(tree.path().resolve("c/d"), "no line end");
    var snapshot = repos.trees().snapshot(tree);

    var args = "diff-tree -r -p -M --full-index %s %s".formatted(tree.base(), snapshot).split(" ");
    var printed = repos.git().run(GitCall.in(tree.gitDir(), args)).bytes();
    var sha = java.security.MessageDigest.getInstance("SHA-256").digest(printed);
    assertThat(diffs.digest(tree.gitDir(), tree.base(), snapshot))
        .isEqualTo(java.util.HexFormat.of().formatHex(sha));
    var files = files(tree);
    assertThat(files)
        .containsExactly(
            new FileChange(Kind.MODIFIED, "a.txt", null, false, 3, 1),
            new FileChange(Kind.MODIFIED, "b", null, false, 1, 1),
            new FileChange(Kind.MODIFIED, "c/d", null, false, 1, 1),
            new FileChange(Kind.MODIFIED, "run.sh", null, false, 0, 0));
    var patches = files.stream().map(file -> patch(tree, file.path(), 10_000)).toList();
    assertThat(String.join("", patches)).isEqualTo(new String(printed, StandardCharsets.UTF_8));
    assertThat(patch(tree, null, 10_000)).isEqualTo(new String(printed, StandardCharsets.UTF_8));
    assertThat(patch(tree, "none", 10_000)).isEmpty();
  }

  @Test
  void oneRunOfGitAnswersEverythingAboutAPair() throws IOException {
    var tree = repos.tree("t1", repos.remote("backend", Map.of("a.txt", "1\n", "b.txt", "1\n")));
    Files.writeString(tree.path().resolve("a.txt"), "2\n");
    Files.writeString(tree.path().resolve("b.txt"), "2\n");
    var snapshot = repos.trees().snapshot(tree);
    var git = new CountingGit(repos.git());
    var counted = new Diffs(git);

    counted.patch(tree.gitDir(), tree.base(), snapshot, "a.txt", 1000);
    counted.patch(tree.gitDir(), tree.base(), snapshot, null, 1000);
    counted.digest(tree.gitDir(), tree.base(), snapshot);
    counted.files(tree.gitDir(), tree.base(), snapshot);

    assertThat(git.commands()).containsExactly("diff-tree");
    assertThatThrownBy(() -> counted.files(tree.gitDir(), tree.base(), GitReaderContract.NOWHERE))
        .isInstanceOf(GitFailure.class);
  }

  @Test
  void asksAgainForWhatWasTooLongToKeep() throws IOException {
    var tree = repos.tree("t1", repos.remote("backend", Map.of("a.txt", "1\n", "z.txt", "1\n")));
    Files.writeString(tree.path().resolve("a.txt"), "0123456789\n".repeat(450_000));
    Files.writeString(tree.path().resolve("z.txt"), "2\n");

    assertThat(files(tree))
        .containsExactly(
            new FileChange(Kind.MODIFIED, "a.txt", null, false, 450_000, 1),
            new FileChange(Kind.MODIFIED, "z.txt", null, false, 1, 1));
    assertThat(patch(tree, "z.txt", 10_000)).endsWith("+2\n");
    assertThat(patch(tree, null, 10_000)).endsWith("look at single files for the rest.\n");
  }

  @Test
  void showsNamesThatAreNoUtf8AsGitDoes() throws IOException {
    var backend = repos.emptyRemote("backend");
    var work = repos.work("backend");
    Repos.write(work.resolve("plain.txt"), "x\n");
    Repos.run(work, "add", "-A");
    Repos.run(dir, "-C", work.toString(), "config", "core.quotePath", "true");
    script(work, "printf x > \"$(printf 'caf\\351.txt')\"; printf y > \"$(printf 'tab\\there')\"");
    repos.push(backend, "odd names");
    var head = repos.mirrors().refresh(backend);
    var mirror = repos.mirrors().gitDir(backend);

    assertThat(contents.paths(mirror, head))
        .containsExactly("\"caf\\351.txt\"", "plain.txt", "\"tab\\011here\"");
    assertThat(contents.read(mirror, head, "\"caf\\351.txt\""))
        .hasValueSatisfying(b -> assertThat(b).isEqualTo(new byte[] {'x'}));
    var tree = repos.trees().create("t1", backend, head);
    script(tree.path(), "printf z > \"$(printf 'caf\\351.txt')\"");
    assertThat(files(tree)).extracting(FileChange::path).containsExactly("\"caf\\351.txt\"");
    assertThat(patch(tree, "\"caf\\351.txt\"", 10_000)).contains("+z");
    assertThat(grep.grep(mirror, head, GrepQuery.literal("y", 5)).hits())
        .containsExactly(new GrepResult.Hit("\"tab\\011here\"", 1, "y"));
  }

  @Test
  void readsFilesAndLinksButFollowsNone() throws IOException {
    var backend = repos.emptyRemote("backend");
    var work = repos.work("backend");
    Repos.write(work.resolve("dir/crlf.txt"), "a\r\nb\r\n");
    Files.createSymbolicLink(work.resolve("link"), Path.of("/etc/passwd"));
    repos.push(backend, "first");
    var head = repos.mirrors().refresh(backend);
    var mirror = repos.mirrors().gitDir(backend);

    assertThat(read(mirror, head, "dir/crlf.txt")).isEqualTo("a\r\nb\r\n");
    assertThat(read(mirror, head, "link")).isEqualTo("/etc/passwd");
    assertThat(contents.size(mirror, head, "dir/crlf.txt")).isEqualTo(6);
    for (var path : List.of("dir", "none", "../x", "link/x", "--batch", "dir/crlf.txt/", "")) {
      assertThat(contents.read(mirror, head, path)).as(path).isEmpty();
    }
    assertThatThrownBy(() -> contents.size(mirror, head, "none"))
        .isInstanceOfSatisfying(
            GitFailure.class, e -> assertThat(e.kind()).isEqualTo(GitFailure.Kind.MISSING));
  }

  @Test
  void handlesAFileOf50Megabytes() throws IOException {
    var backend = repos.emptyRemote("backend");
    var big = repos.work("backend").resolve("big.txt");
    try (var file = new RandomAccessFile(big.toFile(), "rw")) {
      var line = "0123456789 userName\n".repeat(1 << 10).getBytes(StandardCharsets.US_ASCII);
      for (long at = 0; at <= 50L << 20; at += line.length) {
        file.write(line);
      }
    }
    repos.push(backend, "big");
    var tree = repos.tree("t1", backend);
    assertThat(Files.size(tree.path().resolve("big.txt"))).isGreaterThan(50L << 20);
    Files.writeString(
        tree.path().resolve("big.txt"), "tail\n", java.nio.file.StandardOpenOption.APPEND);

    assertThat(files(tree))
        .containsExactly(new FileChange(Kind.MODIFIED, "big.txt", null, true, 0, 0));
    assertThat(patch(tree, null, 10_000)).hasSizeLessThan(500);
    assertThatThrownBy(() -> contents.read(tree.gitDir(), tree.base(), "big.txt"))
        .hasMessageContaining("more than the 16 MB");
    var hits = grep.grep(tree.gitDir(), tree.base(), GrepQuery.literal("userName", 3));
    assertThat(hits.hits()).hasSize(3);
    assertThat(hits.total()).isGreaterThan(2_000_000);
    assertThat(hits.truncated()).isTrue();
  }

  @Test
  void findsTextLiterallyOrByExpression() {
    var backend =
        repos.remote(
            "backend",
            Map.of(
                "src/A.java", "int a = f(x);\r\nint userName;\n",
                "src/deep/B.java", "USERNAME\n-e x\n",
                "c.md", "f(x) ünï\n"));
    assertThat(paths(backend, new GrepQuery("f(x)", false, false, List.of(), 10)))
        .containsExactly("c.md:1:f(x) ünï", "src/A.java:1:int a = f(x);");
    assertThat(paths(backend, new GrepQuery("username", false, true, List.of("*.java"), 10)))
        .containsExactly("src/A.java:2:int userName;", "src/deep/B.java:1:USERNAME");
    assertThat(paths(backend, new GrepQuery("f\\(.\\)", true, false, List.of("src/**"), 10)))
        .containsExactly("src/A.java:1:int a = f(x);");
    assertThat(paths(backend, new GrepQuery("-e x", false, false, List.of(), 10)))
        .containsExactly("src/deep/B.java:2:-e x");
    assertThat(paths(backend, new GrepQuery("ünï", false, false, List.of(), 10))).hasSize(1);
    assertThat(
            paths(backend, new GrepQuery("x", false, false, List.of("--open-files", "/c.md"), 10)))
        .containsExactly("c.md:1:f(x) ünï");
    assertThat(paths(backend, GrepQuery.literal("absent", 10))).isEmpty();
    assertThatThrownBy(() -> paths(backend, new GrepQuery("a(", true, false, List.of(), 10)))
        .isInstanceOf(GitFailure.class)
        .hasMessageContaining("search expression is not valid");
  }

  @Test
  void refusesSearchesThatMeanNothing() {
    for (var text : List.of("", "a\nb", "a\0b")) {
      assertThatThrownBy(() -> GrepQuery.literal(text, 10))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> GrepQuery.literal("a", 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<String> paths(Repository repository, GrepQuery query) {
    var head = repos.mirrors().refresh(repository);
    return grep.grep(repos.mirrors().gitDir(repository), head, query).hits().stream()
        .map(hit -> hit.path() + ":" + hit.line() + ":" + hit.text())
        .toList();
  }

  private List<FileChange> files(TaskTree tree) {
    return diffs.files(tree.gitDir(), tree.base(), repos.trees().snapshot(tree));
  }

  private String digest(TaskTree tree) {
    return diffs.digest(tree.gitDir(), tree.base(), repos.trees().snapshot(tree));
  }

  private String patch(TaskTree tree, @Nullable String path, int maxBytes) {
    return diffs.patch(tree.gitDir(), tree.base(), repos.trees().snapshot(tree), path, maxBytes);
  }

  private String read(Path mirror, Sha head, String path) {
    return new String(contents.read(mirror, head, path).orElseThrow(), StandardCharsets.UTF_8);
  }

  /** File names as bytes, which Java cannot make in every locale. */
  private static void script(Path in, String script) {
    try {
      var process = new ProcessBuilder("sh", "-c", script).directory(in.toFile()).start();
      assertThat(process.waitFor()).isZero();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
