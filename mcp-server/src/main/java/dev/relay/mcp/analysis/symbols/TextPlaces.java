package dev.relay.mcp.analysis.symbols;

import dev.relay.repo.workspace.Repository;
import java.util.List;

/** Text search, for what no grammar knows: other spellings, and files that are not parsed. */
public interface TextPlaces {
  /** A line that matches. */
  record Line(String repository, String path, int line, String text) {}

  /**
   * @param expression as RE2 reads it
   * @param globs empty for all files
   */
  List<Line> find(List<Repository> repositories, String expression, List<String> globs, int limit);
}
