/**
 * Looks at the files of commits with the rules, every file once as long as its bytes stay. What is
 * kept are places, never the text that was found there.
 */
@NullMarked
package dev.relay.mcp.analysis.findings.scan;

import org.jspecify.annotations.NullMarked;
