/** REST and the event stream for the frontend; it adds no rules of its own. */
@NullMarked
package dev.relay.mcp.api;

import org.jspecify.annotations.NullMarked;
