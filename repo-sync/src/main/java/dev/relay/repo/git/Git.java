package dev.relay.repo.git;

import dev.relay.repo.workspace.RemoteUrl;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;

/** Runs git. Everything else in this package is built on these two calls. */
public interface Git {
  /**
   * Runs the call to its end and keeps what it printed, up to {@link GitCall#maxBytes}. Throws
   * {@link GitFailure} when the exit code is none that the call accepts, at its deadline, and when
   * the thread is interrupted; the whole process tree is gone by then.
   */
  GitOutput run(GitCall call);

  /** The same with what it prints going to {@code sink} as it comes, without a limit. */
  GitOutput run(GitCall call, OutputStream sink);

  /**
   * What {@code refs/heads/} and {@code refs/tags/} name at a remote, asked without a process;
   * empty when that cannot be done, as with credentials. Throws {@link GitFailure} when the address
   * is one where Relay does not go.
   */
  default Optional<SortedMap<String, Sha>> quickRefs(RemoteUrl url) {
    return Optional.empty();
  }

  /**
   * What can be told of a checkout without a process. Nothing of its configuration is executed, and
   * nothing written.
   *
   * @param gitDir which holds its index
   */
  default TreeGlimpse glimpse(Path gitDir, Path tree) {
    return TreeGlimpse.NOTHING;
  }

  /** Answers questions about what a git directory holds, by whatever is quickest. */
  default GitReader reader() {
    return new NativeReader(this);
  }
}
