package dev.relay.mcp.task;

/** What a task comes to. */
public enum Ends {
  /** A change set, which lands once a person approves. */
  CHANGES,
  /** An answer in words; nothing is changed, so there is nothing to approve. */
  REPORT
}
