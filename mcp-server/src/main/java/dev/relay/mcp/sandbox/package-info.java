/** The port to where untrusted commands run, and its implementations, one file each. */
@NullMarked
package dev.relay.mcp.sandbox;

import org.jspecify.annotations.NullMarked;
