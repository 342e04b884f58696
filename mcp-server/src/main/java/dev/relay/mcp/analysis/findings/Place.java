package dev.relay.mcp.analysis.findings;

/**
 * One of the places that a finding compares.
 *
 * @param line from 1
 * @param what stands there, such as a version
 * @param usual whether most repositories do it like that
 */
public record Place(String repository, String path, int line, String what, boolean usual) {}
