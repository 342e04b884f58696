/** The catalogue of tools over an MCP client: voice can do exactly what any MCP client can. */
@NullMarked
package dev.relay.voice.tools;

import org.jspecify.annotations.NullMarked;
