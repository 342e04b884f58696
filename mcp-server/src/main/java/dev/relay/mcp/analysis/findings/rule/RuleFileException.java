package dev.relay.mcp.analysis.findings.rule;

/** A file with rules can't be used; the message names it, the line and what to change. */
public final class RuleFileException extends RuntimeException {
  private final int line;

  /**
   * @param file its name, without the folder
   * @param line from 1
   */
  public RuleFileException(String file, int line, String sentence) {
    super(file + ", line " + line + ": " + sentence);
    this.line = line;
  }

  public int line() {
    return line;
  }
}
