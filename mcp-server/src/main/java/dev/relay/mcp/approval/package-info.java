/**
 * Asks a person to approve exact bytes, and records the answer. The only place that makes an
 * Approved.
 */
@NullMarked
package dev.relay.mcp.approval;

import org.jspecify.annotations.NullMarked;
