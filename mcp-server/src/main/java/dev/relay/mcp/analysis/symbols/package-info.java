/**
 * Where names are defined and used, in all repositories: an index of what the worker reads, and the
 * questions that it answers. Knows nothing of tools.
 */
@NullMarked
package dev.relay.mcp.analysis.symbols;

import org.jspecify.annotations.NullMarked;
