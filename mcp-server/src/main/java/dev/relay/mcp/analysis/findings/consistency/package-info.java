/**
 * The same concern done differently: what most repositories do, and which do otherwise. Counts what
 * scans found; looks at no file itself.
 */
@NullMarked
package dev.relay.mcp.analysis.findings.consistency;

import org.jspecify.annotations.NullMarked;
