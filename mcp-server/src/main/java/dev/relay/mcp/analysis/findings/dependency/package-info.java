/**
 * Which versions of which packages a repository uses, out of manifests and lock files, and how
 * versions of an ecosystem follow each other. Nothing is run, fetched or resolved.
 */
@NullMarked
package dev.relay.mcp.analysis.findings.dependency;

import org.jspecify.annotations.NullMarked;
