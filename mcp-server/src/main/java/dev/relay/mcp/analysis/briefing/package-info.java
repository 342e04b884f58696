/**
 * What an agent is told about repositories before it begins: a bounded text of data for its prompt.
 * Nobody imports this package; it is what {@code task.Briefings} asks for.
 */
@NullMarked
package dev.relay.mcp.analysis.briefing;

import org.jspecify.annotations.NullMarked;
