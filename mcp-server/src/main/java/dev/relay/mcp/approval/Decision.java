package dev.relay.mcp.approval;

/** What a person answers. */
public enum Decision {
  APPROVE,
  REJECT
}
