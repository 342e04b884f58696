package dev.relay.repo.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.workspace.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody needs goes; what is nowhere else stays. */
class CollectionTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final long PLENTY = 1L << 40;

  @TempDir Path dir;
  Repos repos;
  Repository backend;
  final Map<String, Instant> ended = new HashMap<>();
  Instant now = NOW;
  final InstantSource clock = () -> now;

  @BeforeEach
  void open() {
    repos = new Repos(dir);
    backend = repos.remote("backend", Map.of("a.txt", "x".repeat(100_000)));
  }

  @Test
  void removesTreesOfTasksThatEndedLongAgo() {
    made("old", Duration.ofDays(15));
    made("young", Duration.ofDays(13));
    made("open", null);

    assertThat(collect(PLENTY)).containsExactly("old");

    assertThat(repos.trees().open("old", backend.id())).isEmpty();
    assertThat(repos.trees().open("young", backend.id())).isPresent();
    assertThat(repos.trees().open("open", backend.id())).isPresent();
    assertThat(new Refs(repos.git()).under(mirror(), "refs/relay/tasks"))
        .noneMatch(ref -> ref.contains("/old/"))
        .hasSize(2);
  }

  @Test
  void makesRoomFromTheOldestOnAndNeverFromWorkThatHasNotEnded() {
    made("third", Duration.ofHours(2));
    made("first", Duration.ofDays(3));
    made("second", Duration.ofDays(2));
    made("just", Duration.ofMinutes(5));
    made("open", null);

    assertThat(collect(450_000)).containsExactly("first");
    assertThat(collect(350_000)).containsExactly("second");
    assertThat(collect(1)).containsExactly("third");
    assertThat(collect(1)).isEmpty();
    assertThat(repos.trees().tasks()).containsExactlyInAnyOrder("just", "open");
  }

  @Test
  void countsWhatAnAgentLeftWithoutFollowingIt() throws IOException {
    var tree = made("open", null);
    Files.createSymbolicLink(tree.path().resolve("loop"), tree.path());
    Files.createSymbolicLink(tree.path().resolve("root"), Path.of("/"));

    assertThat(collect(PLENTY)).isEmpty();
  }

  @Test
  void removesAMirrorOnlyWhenItWasNobodysForLong() {
    repos.mirrors().refresh(backend);
    var care = care(Set.of());
    assertThat(care.removeUnused()).isEmpty();
    now = NOW.plus(Duration.ofDays(6));
    assertThat(care.removeUnused()).isEmpty();
    assertThat(care(Set.of(mirror())).removeUnused()).isEmpty();
    now = NOW.plus(Duration.ofDays(8));
    assertThat(care.removeUnused()).as("it was used again meanwhile").isEmpty();
    now = NOW.plus(Duration.ofDays(16));
    assertThat(care.removeUnused()).containsExactly(mirror());
    assertThat(mirror()).doesNotExist();
    assertThat(repos.mirrors().refresh(backend)).isEqualTo(repos.head(backend));
  }

  @Test
  void keepsAMirrorThatATaskStandsOn() {
    var tree = repos.tree("t1", backend);
    var care = care(Set.of());
    care.removeUnused();
    now = NOW.plus(Duration.ofDays(30));

    assertThat(care.removeUnused()).isEmpty();
    assertThat(repos.trees().snapshot(tree)).isNotNull();
  }

  @Test
  void repacksAScatteredMirrorThatIsNotInUseAndLosesNothing() {
    var tree = repos.tree("t1", backend);
    for (int i = 0; i < 14; i++) {
      repos.commit(backend, "commit " + i, Map.of("a.txt", "text " + i));
      repos.mirrors().refresh(backend);
      Repos.run(mirror(), "repack", "-q", "-d");
    }
    var head = repos.head(backend);
    assertThat(care(Set.of()).repack(Duration.ofHours(1))).as("in use").isEmpty();

    assertThat(care(Set.of()).repack(Duration.ZERO)).containsExactly(mirror());

    assertThat(care(Set.of()).repack(Duration.ZERO)).isEmpty();
    assertThat(repos.mirrors().head(backend)).contains(head);
    assertThat(new Contents(repos.git()).read(mirror(), head, "a.txt")).isPresent();
    assertThat(repos.trees().snapshot(tree)).isNotNull();
    Repos.run(mirror(), "fsck", "--connectivity-only");
  }

  @Test
  void knowsWhichGitIsInstalled() {
    assertThat(InstalledGit.complaint(InstalledGit.probe(repos.git()))).isEmpty();
    assertThat(InstalledGit.complaint(InstalledGit.parse("git version 2.30.2")))
        .contains("Git 2.30 is too old to merge for Relay; install git 2.38 or newer.");
    assertThat(InstalledGit.parse("git version 3.0.1 (Apple Git-155)"))
        .contains(new InstalledGit(3, 0));
    assertThat(InstalledGit.complaint(InstalledGit.parse("hg 1"))).isPresent();
  }

  private TaskTree made(String task, @org.jspecify.annotations.Nullable Duration ago) {
    if (ago != null) {
      ended.put(task, NOW.minus(ago));
    }
    return repos.tree(task, backend);
  }

  private List<String> collect(long maxBytes) {
    var limits = new TreeCollection.Limits(Duration.ofDays(14), maxBytes);
    TaskEnds ends = task -> Optional.ofNullable(ended.get(task));
    return new TreeCollection(repos.trees(), ends, clock, limits).run();
  }

  private MirrorCare care(Set<Path> used) {
    return new MirrorCare(repos.git(), repos.mirrors(), () -> used, clock, Duration.ofDays(7));
  }

  private Path mirror() {
    return repos.mirrors().gitDir(backend);
  }
}
