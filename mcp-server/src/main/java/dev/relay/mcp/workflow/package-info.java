/**
 * What events of repositories start by the rules of workspaces. Events are read by cursor from
 * repo-sync, which knows nothing of tasks.
 */
@NullMarked
package dev.relay.mcp.workflow;

import org.jspecify.annotations.NullMarked;
