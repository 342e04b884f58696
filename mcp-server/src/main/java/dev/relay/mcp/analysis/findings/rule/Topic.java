package dev.relay.mcp.analysis.findings.rule;

/** What a rule is about. */
public enum Topic {
  SECURITY,
  PERFORMANCE,
  ERRORS,
  CONSISTENCY
}
