package dev.relay.mcp.analysis.symbols;

import dev.relay.mcp.analysis.symbols.parse.Definition;

/**
 * A definition and where it is.
 *
 * @param repository index among those that were asked for
 * @param space package or namespace of its file
 */
record Place(int repository, String path, String language, String space, Definition definition) {}
