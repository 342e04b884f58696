/**
 * What can be read over MCP by address: workspaces, their files, tasks and changes. The same access
 * and the same censor as for tools; who watches one is told when it changed.
 */
@NullMarked
package dev.relay.mcp.resource;

import org.jspecify.annotations.NullMarked;
