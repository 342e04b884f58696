/**
 * What all indexes over the mirrors share: their files, which commit of which branch they hold, and
 * the work that brings them to the heads. What is in an index is its own package's affair.
 */
@NullMarked
package dev.relay.mcp.analysis.index;

import org.jspecify.annotations.NullMarked;
