package dev.relay.mcp.analysis.search;

import java.nio.file.Path;

/**
 * A branch of a mirror, whose head the index follows.
 *
 * @param gitDir of the mirror
 */
record Branch(Path gitDir, String name) {
  /** The same after a restart, and wherever the home lies. */
  String key() {
    return gitDir.getFileName() + ":" + name;
  }
}
