/**
 * Ready-made requests that a person picks in their client: what to look at with which tools, in
 * which order, and what to tell at the end. They start nothing by themselves.
 */
@NullMarked
package dev.relay.mcp.prompt;

import org.jspecify.annotations.NullMarked;
