/** Claude Code as a headless process over stream-json and its control protocol. */
@NullMarked
package dev.relay.mcp.agent.claude;

import org.jspecify.annotations.NullMarked;
