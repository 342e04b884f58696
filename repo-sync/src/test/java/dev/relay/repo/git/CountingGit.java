package dev.relay.repo.git;

import dev.relay.repo.workspace.RemoteUrl;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes every process that real git is asked for. */
public final class CountingGit implements Git {
  private final Git git;
  private final List<String> commands = new CopyOnWriteArrayList<>();

  public CountingGit(Git git) {
    this.git = git;
  }

  /** The commands that were run, in order. */
  public List<String> commands() {
    return List.copyOf(commands);
  }

  public void forget() {
    commands.clear();
  }

  @Override
  public GitOutput run(GitCall call) {
    commands.add(call.args().getFirst());
    return git.run(call);
  }

  @Override
  public GitOutput run(GitCall call, OutputStream sink) {
    commands.add(call.args().getFirst());
    return git.run(call, sink);
  }

  @Override
  public Optional<SortedMap<String, Sha>> quickRefs(RemoteUrl url) {
    return git.quickRefs(url);
  }

  @Override
  public TreeGlimpse glimpse(Path gitDir, Path tree) {
    return git.glimpse(gitDir, tree);
  }

  @Override
  public GitReader reader() {
    return git.reader();
  }
}
