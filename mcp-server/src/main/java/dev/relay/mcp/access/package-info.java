/** Who is calling, what they may cause, and the audit of what they did. */
@NullMarked
package dev.relay.mcp.access;

import org.jspecify.annotations.NullMarked;
