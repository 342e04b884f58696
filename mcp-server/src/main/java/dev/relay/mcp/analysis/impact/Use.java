package dev.relay.mcp.analysis.impact;

import java.util.Locale;

/** What somebody does with what would change. */
public enum Use {
  CALLS,
  READS,
  SETS,
  SENDS,
  LISTENS,
  QUERIES,
  IMPORTS,
  DEPENDS,
  NAMES,
  DEFINES,
  MENTIONS;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
