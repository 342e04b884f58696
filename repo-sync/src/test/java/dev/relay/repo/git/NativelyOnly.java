package dev.relay.repo.git;

import java.io.OutputStream;

/** The installed git for everything, as where JGit finds an obstacle. */
public final class NativelyOnly implements Git {
  private final Git git = new NativeGit(System.getenv());

  @Override
  public GitOutput run(GitCall call) {
    return git.run(call);
  }

  @Override
  public GitOutput run(GitCall call, OutputStream sink) {
    return git.run(call, sink);
  }
}
