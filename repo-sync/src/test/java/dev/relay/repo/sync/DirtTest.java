package dev.relay.repo.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.git.CountingGit;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.NativeGit;
import dev.relay.repo.git.NativelyOnly;
import dev.relay.repo.workspace.RepositoryId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told of a checkout without git is what git says; and nothing in it is changed. */
class DirtTest {
  private static final Git NATIVE = new NativelyOnly();

  @TempDir static Path shared;
  @TempDir Path dir;

  @BeforeAll
  static void make() throws IOException {
    sh(Files.createDirectory(shared.resolve("base")), TreeState.BASE);
  }

  private Path tree() {
    sh(dir, "cp -a " + shared.resolve("base") + " tree && git -C tree status >/dev/null");
    return dir.resolve("tree");
  }

  static List<TreeState> states() {
    return TreeState.ALL;
  }

  @ParameterizedTest
  @MethodSource("states")
  void saysWhatGitSays(TreeState state) throws IOException {
    var tree = tree();
    sh(tree, state.script());
    var checkout = CheckoutDoor.open(new RepositoryId("backend"), tree);
    var git = new CountingGit(new NativeGit(System.getenv()));
    var before = files(checkout.gitDir(), state);

    var told = Dirt.of(git, checkout);

    assertThat(told).isEqualTo(Dirt.of(NATIVE, checkout));
    assertThat(git.commands().isEmpty()).as("told at once").isEqualTo(state.isToldAtOnce());
    assertThat(files(checkout.gitDir(), state)).isEqualTo(before);
    assertThat(dir.resolve("ran")).doesNotExist();
  }

  /** A write that the system's clock is too coarse to show. */
  @Test
  void readsAgainWhatWasWrittenInTheSecondOfTheIndex() throws IOException {
    var tree = tree();
    var file = tree.resolve("a.txt");
    Files.writeString(file, "x\n");
    var index = tree.resolve(".git/index");
    stampFirst(index, "a.txt", file);
    var written = Files.getLastModifiedTime(file).toInstant();
    Files.setLastModifiedTime(index, FileTime.from(written));
    var checkout = CheckoutDoor.open(new RepositoryId("backend"), tree);
    var git = new NativeGit(System.getenv());

    assertThat(Dirt.of(git, checkout).changed()).containsExactly("a.txt");

    Files.setLastModifiedTime(index, FileTime.from(written.plusSeconds(1)));
    assertThat(Dirt.of(NATIVE, checkout).isEmpty()).as("git itself is fooled then").isTrue();
  }

  /** Puts what the system says of a file into its entry, as if git had seen it like that. */
  private static void stampFirst(Path index, String path, Path file) throws IOException {
    var bytes = java.nio.ByteBuffer.wrap(Files.readAllBytes(index));
    var text = new String(bytes.array(), java.nio.charset.StandardCharsets.ISO_8859_1);
    var at = text.indexOf("\0" + (char) path.length() + path + "\0") - 60;
    var facts =
        Files.readAttributes(file, "unix:ctime,lastModifiedTime", LinkOption.NOFOLLOW_LINKS);
    for (var name : List.of("ctime", "lastModifiedTime")) {
      var time = ((FileTime) Objects.requireNonNull(facts.get(name))).toInstant();
      bytes.putInt(at, (int) time.getEpochSecond()).putInt(at + 4, time.getNano());
      at += 8;
    }
    Files.write(index, bytes.array());
  }

  @Test
  void readsRulesAsGitDoesWhereItReadsThem() throws IOException {
    var seed = Long.getLong("rules.seed", System.nanoTime());
    var rounds = Integer.getInteger("rules.rounds", 60);
    var tree = tree();
    var checkout = CheckoutDoor.open(new RepositoryId("backend"), tree);
    var git = new NativeGit(System.getenv());
    int atOnce = 0;
    for (int round = 0; round < rounds; round++) {
      var random = new Random(seed + round);
      Files.writeString(tree.resolve(".git/info/exclude"), RandomRules.rules(random));
      Files.createDirectories(tree.resolve("a"));
      Files.writeString(tree.resolve("a/.gitignore"), ".gitignore\n" + RandomRules.rules(random));
      RandomRules.files(random, tree);
      var isUntouched = git.glimpse(checkout.gitDir(), tree).isUntouched();
      if (isUntouched) {
        assertThat(Dirt.of(NATIVE, checkout).untracked()).as("seed %s", seed + round).isEmpty();
      }
      atOnce += isUntouched ? 1 : 0;
      sh(tree, "rm -rf a b c");
    }
    assertThat(atOnce).as("of %s", rounds).isPositive();
  }

  /** Git itself notes when it used an object last. */
  private static List<String> files(Path gitDir, TreeState state) throws IOException {
    try (var files = Files.walk(gitDir)) {
      var told = new ArrayList<String>();
      for (var file : files.sorted().toList()) {
        var name = gitDir.relativize(file).toString();
        if (state.isToldAtOnce() || !name.matches("objects/.*|sharedindex.*")) {
          var facts = Files.readAttributes(file, "lastModifiedTime,size,fileKey");
          told.add(name + " " + new TreeMap<>(facts));
        }
      }
      return told;
    }
  }

  private static void sh(Path in, String script) {
    Sh.run(in, script);
  }
}
