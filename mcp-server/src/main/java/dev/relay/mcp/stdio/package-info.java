/**
 * MCP over stdin and stdout for clients without HTTP: a thin bridge to the Relay that runs. Needs
 * nothing but the JDK, so that it starts at once.
 */
@NullMarked
package dev.relay.mcp.stdio;

import org.jspecify.annotations.NullMarked;
