/**
 * The port to what does the work inside a task tree, and the events it reports. Nothing here knows
 * a particular agent.
 */
@NullMarked
package dev.relay.mcp.agent;

import org.jspecify.annotations.NullMarked;
