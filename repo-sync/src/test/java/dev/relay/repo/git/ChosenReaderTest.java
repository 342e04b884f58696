package dev.relay.repo.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both together, and what only the installed git can read. */
class ChosenReaderTest extends GitReaderContract {
  private final JGitReader quick = new JGitReader(new OpenRepositories());
  private final GitReader reader =
      new ChosenReader(quick, new NativeReader(new NativeGit(System.getenv())));

  @Override
  GitReader reader() {
    return reader;
  }

  @ParameterizedTest
  @CsvSource({
    "extensions.objectFormat, sha1",
    "extensions.refStorage, files",
    "extensions.partialClone, origin",
    "extensions.worktreeConfig, true",
    "include.path, /dev/zero",
    "includeIf.gitdir:/.path, /nowhere",
    "filter.lfs.process, git-lfs",
    "credential.helper, store",
    "remote.origin.promisor, true",
  })
  void leavesToGitWhatJGitReadsWronglyOrNotAtAll(String key, String value, @TempDir Path dir)
      throws IOException {
    var copy = copy(dir);
    assertThat(quick.canRead(copy)).isTrue();
    Repos.run(copy, "config", key, value);
    assertThat(quick.canRead(copy)).as(key).isFalse();
  }

  @Test
  void readsAnAdoptedRepositoryWithIncludesAsWellAsAnyOther(@TempDir Path dir) throws IOException {
    var copy = copy(dir);
    Repos.run(copy, "config", "include.path", dir.resolve("more").toString());
    Repos.write(dir.resolve("more"), "[core]\n");

    assertThat(reader.refs(copy, "refs/heads")).isEqualTo(reader.refs(repository, "refs/heads"));
  }

  @Test
  void looksAnewAtARepositoryThatWasReplaced(@TempDir Path dir) throws IOException {
    var copy = copy(dir);
    assertThat(reader.commit(copy, "refs/heads/main")).isPresent();
    Folders.delete(copy);
    Repos.run(dir, "init", "-q", "--bare", copy.toString());

    assertThat(reader.commit(copy, "refs/heads/main")).isEmpty();
  }

  @Test
  void fallsBackWhereJGitStumbles(@TempDir Path dir) throws IOException {
    var copy = copy(dir);
    var main = at("refs/heads/main");
    assertThat(reader.commit(copy, "refs/heads/main")).contains(main);
    Files.writeString(copy.resolve("packed-refs"), "damaged\n");

    assertThat(reader.commit(copy, main.hex())).contains(main);
  }

  @Test
  void handsOnWhatTheTakerOfBlobsThrows() {
    var ids = List.of(at("main:dir/a.txt"));
    var failure = new IllegalStateException("not the repository's fault");
    assertThatThrownBy(() ->
            reader.blobs(
                repository,
                ids,
                100,
                (id, bytes) -> {
                  throw failure;
                }))
        .isSameAs(failure);
  }

  private static Path copy(Path dir) throws IOException {
    var copy = dir.resolve("copy.git");
    try (var files = Files.walk(repository)) {
      for (var file : files.toList()) {
        Files.copy(file, copy.resolve(repository.relativize(file).toString()));
      }
    }
    return copy;
  }
}
