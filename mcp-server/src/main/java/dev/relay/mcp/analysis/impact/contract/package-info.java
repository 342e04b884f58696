/**
 * What repositories promise each other: operations and schemas of OpenAPI documents, protocol
 * buffers and SQL. Read from the bytes of a commit, compared between two, never fetched or run.
 */
@NullMarked
package dev.relay.mcp.analysis.impact.contract;

import org.jspecify.annotations.NullMarked;
