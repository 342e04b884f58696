package dev.relay.mcp.analysis.impact.contract;

/**
 * How a contract differs from what it was.
 *
 * @param within the schema, operation or name in source
 * @param name the field or parameter; empty for the whole
 * @param line in the newer file, or in the older one for what is gone
 * @param breaking true when those who do as before can fail
 * @param sentence what changed and why that breaks or does not
 */
public record ContractChange(
    String path, String within, String name, int line, boolean breaking, String sentence) {}
