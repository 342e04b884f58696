/**
 * Finds lines in all repositories at once: an index of trigrams says which files can hold them, and
 * only those are read. What the index does not know yet git narrows down instead.
 */
@NullMarked
package dev.relay.mcp.analysis.search;

import org.jspecify.annotations.NullMarked;
