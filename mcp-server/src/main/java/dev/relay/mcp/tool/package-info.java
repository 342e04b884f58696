/**
 * One file per tool: its name, schemas, annotations and what it does. Tools read and start; none
 * approves.
 */
@NullMarked
package dev.relay.mcp.tool;

import org.jspecify.annotations.NullMarked;
