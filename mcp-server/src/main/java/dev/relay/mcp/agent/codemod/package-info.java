/** The built-in agent that renames and replaces without a model or a key. */
@NullMarked
package dev.relay.mcp.agent.codemod;

import org.jspecify.annotations.NullMarked;
