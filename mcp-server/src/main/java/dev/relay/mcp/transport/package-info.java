/**
 * MCP over HTTP on WebFlux around the official SDK. Sessions are bounded and end; errors are
 * JSON-RPC without stack traces.
 */
@NullMarked
package dev.relay.mcp.transport;

import org.jspecify.annotations.NullMarked;
