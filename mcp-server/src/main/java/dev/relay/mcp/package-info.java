/**
 * What can be asked of a workspace: MCP tools, tasks, agents, sandboxes, approvals, access and
 * REST.
 */
@NullMarked
package dev.relay.mcp;

import org.jspecify.annotations.NullMarked;
