/**
 * How repositories are built up: what files define and use, modules and what they call, files that
 * matter most, who owns them, and what stands in several places. Read from heads, told as data.
 */
@NullMarked
package dev.relay.mcp.analysis.architecture;

import org.jspecify.annotations.NullMarked;
