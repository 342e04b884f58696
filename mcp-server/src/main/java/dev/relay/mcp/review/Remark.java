package dev.relay.mcp.review;

import dev.relay.mcp.analysis.findings.rule.Severity;

/**
 * One thing to say.
 *
 * @param kind {@code rule}, {@code contract}, {@code consumer} or {@code tests}
 * @param confidence 0 to 1: how likely it is right
 * @param repository where the line is; for a consumer another one than is changed
 * @param line from 1, as it is after the change
 * @param fix what to do about it
 */
public record Remark(
    String kind,
    Severity severity,
    double confidence,
    String repository,
    String path,
    int line,
    String title,
    String fix) {}
