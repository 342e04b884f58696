/**
 * The stateless revision 2026-07-28 of MCP, which the SDK does not speak yet, on top of what it
 * serves: every request becomes a session of its own. Made to be replaced by the SDK's own.
 */
@NullMarked
package dev.relay.mcp.transport.stateless;

import org.jspecify.annotations.NullMarked;
