/**
 * Who is touched when a symbol, file, endpoint, field, package, variable, topic or table changes:
 * every place with its reason and how sure that is. Text and symbols come through ports.
 */
@NullMarked
package dev.relay.mcp.analysis.impact;

import org.jspecify.annotations.NullMarked;
