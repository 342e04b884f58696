/**
 * Tests a change set against its own siblings and counts the results. One file per ecosystem links
 * unpublished upstreams.
 */
@NullMarked
package dev.relay.mcp.verify;

import org.jspecify.annotations.NullMarked;
