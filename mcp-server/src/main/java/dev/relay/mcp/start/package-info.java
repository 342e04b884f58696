/**
 * From the environment to a process that answers, or a refusal with the reason. Every main of Relay
 * starts through it.
 */
@NullMarked
package dev.relay.mcp.start;

import org.jspecify.annotations.NullMarked;
