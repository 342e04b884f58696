/**
 * How things stand: what there is, what is under way and what waits for a person. Read by tools and
 * by REST alike.
 */
@NullMarked
package dev.relay.mcp.status;

import org.jspecify.annotations.NullMarked;
