/**
 * Syncs that were asked for, from their start to their results. Each is stored before it is
 * answered, so that who asked can come back for it, and a restart ends it nevertheless.
 */
@NullMarked
package dev.relay.mcp.sync;

import org.jspecify.annotations.NullMarked;
