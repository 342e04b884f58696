package dev.relay.mcp.analysis.index;

import java.nio.file.Path;

/**
 * A branch of a mirror, whose head an index follows.
 *
 * @param gitDir of the mirror
 */
public record Branch(Path gitDir, String name) {
  /** The same after a restart, and wherever the home lies. */
  public String key() {
    return gitDir.getFileName() + ":" + name;
  }
}
