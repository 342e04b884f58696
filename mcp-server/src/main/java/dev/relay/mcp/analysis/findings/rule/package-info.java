/**
 * Rules that find things in text, from Relay's own files and from those of the user. Whatever a
 * file says is checked here, so that a rule that exists can be run.
 */
@NullMarked
package dev.relay.mcp.analysis.findings.rule;

import org.jspecify.annotations.NullMarked;
