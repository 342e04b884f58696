package dev.relay.mcp.task;

/**
 * Something in a change that a person should see before anything else.
 *
 * @param rule what found it
 * @param path in the repository; empty for all of it
 * @param line from 1; 0 for no line
 * @param sentence what it looks like and what to do; no character of a secret
 */
public record Warning(String rule, String repository, String path, int line, String sentence) {}
