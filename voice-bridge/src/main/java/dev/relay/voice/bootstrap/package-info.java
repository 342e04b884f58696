/**
 * Starts the application: all in one, or voice alone beside a remote MCP server. The only package
 * here that may import dev.relay.mcp.
 */
@NullMarked
package dev.relay.voice.bootstrap;

import org.jspecify.annotations.NullMarked;
