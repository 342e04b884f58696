/**
 * Rules about the syntax of sources, answered by the process that reads symbols. What a blob
 * answered to the same rules is kept, wherever it comes again.
 */
@NullMarked
package dev.relay.mcp.analysis.findings.syntax;

import org.jspecify.annotations.NullMarked;
