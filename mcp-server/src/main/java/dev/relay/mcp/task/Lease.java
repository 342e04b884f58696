package dev.relay.mcp.task;

/**
 * The right to write about a task. Whoever takes a newer one, or cancels, makes this one worthless:
 * writes under it throw {@link LeaseLost}.
 */
public record Lease(TaskId task, long epoch) {}
