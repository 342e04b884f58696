package dev.relay.mcp.analysis.findings.scan;

/**
 * Where a rule matched.
 *
 * @param line from 1
 * @param value what was chosen, for a rule about choices; empty otherwise
 * @param mark the same for equal secrets as long as Relay runs, and no way back to them; else 0
 */
public record Hit(String rule, int line, String value, long mark) {}
