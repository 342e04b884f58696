package dev.relay.repo.demo;

import dev.relay.repo.git.Git;
import java.nio.file.Path;

/** Makes the demo's remotes and its workspace file, {@code demo}. */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString"}) // its body follows within the hour
public final class DemoWorkspace {
  private final Git git;
  private final Path remotes;
  private final Path workspaces;

  /**
   * @param remotes where the bare repositories go
   * @param workspaces where the workspace file goes
   */
  public DemoWorkspace(Git git, Path remotes, Path workspaces) {
    this.git = git;
    this.remotes = remotes;
    this.workspaces = workspaces;
  }

  /**
   * Makes what is missing, repairs what was left half made, and returns the workspace file.
   *
   * @param tools the absolute directory that holds {@code tsc}
   */
  public Path create(Path tools) {
    throw new UnsupportedOperationException("" + git + remotes + workspaces + tools);
  }
}
