package dev.relay.mcp.task;

/** Somebody else works on the task now, or it was cancelled: stop without another word. */
public final class LeaseLost extends RuntimeException {
  LeaseLost(Lease lease) {
    super("the lease " + lease.epoch() + " of " + lease.task() + " is over");
  }
}
