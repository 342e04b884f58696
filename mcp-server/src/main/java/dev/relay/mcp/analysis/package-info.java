/** Search over the mirrors and what follows from the dependency graph. */
@NullMarked
package dev.relay.mcp.analysis;

import org.jspecify.annotations.NullMarked;
