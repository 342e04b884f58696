/**
 * One request over one or more repositories, from queued to done. Every step is an event that can
 * be read by cursor.
 */
@NullMarked
package dev.relay.mcp.task;

import org.jspecify.annotations.NullMarked;
