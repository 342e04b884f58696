/**
 * Known vulnerabilities, out of a folder with OSV data that the user keeps. Nothing is asked over
 * the network.
 */
@NullMarked
package dev.relay.mcp.analysis.findings.osv;

import org.jspecify.annotations.NullMarked;
