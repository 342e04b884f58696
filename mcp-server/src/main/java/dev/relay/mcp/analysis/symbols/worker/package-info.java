/**
 * Has sources parsed in a process of their own. Whatever a grammar's native code does there, a
 * crash or a loop without end costs the one file that caused it.
 */
@NullMarked
package dev.relay.mcp.analysis.symbols.worker;

import org.jspecify.annotations.NullMarked;
