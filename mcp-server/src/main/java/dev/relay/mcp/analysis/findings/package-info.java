/**
 * What is wrong in repositories, with the place and what to do: secrets, vulnerable dependencies,
 * risky code, and the same concern done differently. Knows nothing of tools.
 */
@NullMarked
package dev.relay.mcp.analysis.findings;

import org.jspecify.annotations.NullMarked;
