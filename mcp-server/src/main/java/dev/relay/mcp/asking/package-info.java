/**
 * What a call may ask of the client that made it: questions to its person, and time. The transport
 * implements it for both revisions of MCP, tools and prompts use it.
 */
@NullMarked
package dev.relay.mcp.asking;

import org.jspecify.annotations.NullMarked;
