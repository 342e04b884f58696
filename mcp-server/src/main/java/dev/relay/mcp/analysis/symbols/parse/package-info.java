/**
 * From source text to definitions and references, by tree-sitter grammars and one query file per
 * language. What runs native code lives only in the worker process that {@link
 * dev.relay.mcp.analysis.symbols.parse.WorkerMain} is.
 */
@NullMarked
package dev.relay.mcp.analysis.symbols.parse;

import org.jspecify.annotations.NullMarked;
