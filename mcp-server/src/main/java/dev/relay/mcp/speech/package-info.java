/** How numbers and lists are said. Everything Relay tells can be read aloud. */
@NullMarked
package dev.relay.mcp.speech;

import org.jspecify.annotations.NullMarked;
