package dev.relay.mcp.analysis.findings.scan;

import dev.relay.mcp.analysis.findings.rule.Rule;
import dev.relay.repo.git.Sha;
import java.util.List;

/** Looks at the syntax of files, for rules that text cannot answer. */
public interface SyntaxScan {
  /** Finds nothing, for those who want secrets only. */
  SyntaxScan NONE =
      files -> new Answer(files.stream().map(_ -> List.<Hit>of()).toList(), List.of());

  Answer find(List<File> files);

  /**
   * @param rules that its text is worth being parsed for
   */
  record File(Sha blob, String path, String text, List<Rule> rules) {}

  /**
   * @param hits of each file, in the same order
   * @param notes sentences about what could not be looked at
   */
  record Answer(List<List<Hit>> hits, List<String> notes) {}
}
