package dev.relay.mcp.analysis.findings.rule;

/** How bad it is if the finding is right; the worst first. */
public enum Severity {
  CRITICAL,
  HIGH,
  MEDIUM,
  LOW
}
