package dev.relay.mcp.analysis.findings.consistency;

/**
 * How a repository does something.
 *
 * @param concern what is done
 * @param choice how
 * @param line of the first place, from 1
 * @param files in how many files
 */
public record Way(
    String concern, String repository, String choice, String path, int line, int files) {}
