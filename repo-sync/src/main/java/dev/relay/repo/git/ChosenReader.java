package dev.relay.repo.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * Asks whoever answers a question sooner, and the installed git wherever the other one cannot read
 * the repository or fails on it.
 */
final class ChosenReader implements GitReader {
  private final JGitReader quick;
  private final GitReader whole;

  ChosenReader(JGitReader quick, GitReader whole) {
    this.quick = quick;
    this.whole = whole;
  }

  @Override
  public Optional<Sha> commit(Path gitDir, String name) {
    if (!Files.isDirectory(gitDir)) {
      return Optional.empty();
    }
    return ask(Reading.COMMIT, gitDir, reader -> reader.commit(gitDir, name));
  }

  @Override
  public SortedMap<String, Sha> refs(Path gitDir, String prefix) {
    return ask(Reading.REFS, gitDir, reader -> reader.refs(gitDir, prefix));
  }

  @Override
  public boolean contains(Path gitDir, Sha commit, Sha ancestor) {
    return ask(Reading.CONTAINS, gitDir, reader -> reader.contains(gitDir, commit, ancestor));
  }

  @Override
  public List<TreeFile> files(Path gitDir, Sha treeish) {
    return ask(Reading.FILES, gitDir, reader -> reader.files(gitDir, treeish));
  }

  @Override
  public List<TreeFile> named(Path gitDir, Sha treeish, String name) {
    return ask(Reading.FILES, gitDir, reader -> reader.named(gitDir, treeish, name));
  }

  @Override
  public Optional<Long> size(Path gitDir, Sha treeish, String path) {
    return ask(Reading.BLOB, gitDir, reader -> reader.size(gitDir, treeish, path));
  }

  @Override
  public Optional<byte[]> read(Path gitDir, Sha treeish, String path) {
    return ask(Reading.BLOB, gitDir, reader -> reader.read(gitDir, treeish, path));
  }

  @Override
  public List<LogEntry> log(Path gitDir, Sha from, int limit) {
    return ask(Reading.LOG, gitDir, reader -> reader.log(gitDir, from, limit));
  }

  @Override
  public List<PathChange> changed(Path gitDir, Sha from, Sha to) {
    return ask(Reading.CHANGED, gitDir, reader -> reader.changed(gitDir, from, to));
  }

  @Override
  public TreeDelta delta(Path gitDir, Sha from, Sha to) {
    return ask(Reading.CHANGED, gitDir, reader -> reader.delta(gitDir, from, to));
  }

  @Override
  public void blobs(Path gitDir, Collection<Sha> ids, int most, BlobSink sink) {
    var once = new OnceEach(ids, sink);
    ask(
        Reading.BLOB,
        gitDir,
        reader -> {
          if (once.isWanted()) {
            reader.blobs(gitDir, once.left(), most, once);
          }
          return true;
        });
    once.rethrow();
  }

  private <T> T ask(Reading what, Path gitDir, Function<GitReader, T> question) {
    if (what.by() == Reading.By.JGIT && quick.canRead(gitDir)) {
      try {
        return question.apply(quick);
      } catch (GitFailure e) {
        return question.apply(whole); // It knows more formats, and says what is wrong.
      }
    }
    return question.apply(whole);
  }
}
