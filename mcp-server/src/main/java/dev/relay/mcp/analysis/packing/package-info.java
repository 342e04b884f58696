/**
 * The map of a workspace that helps a model most within so many tokens. Files are ranked by what
 * uses them, beginning at what was asked; signatures come before anything else.
 */
@NullMarked
package dev.relay.mcp.analysis.packing;

import org.jspecify.annotations.NullMarked;
