/**
 * Keys sealed with AES-256-GCM under a key file; they go in and are used, and are never shown
 * again.
 */
@NullMarked
package dev.relay.mcp.secret;

import org.jspecify.annotations.NullMarked;
