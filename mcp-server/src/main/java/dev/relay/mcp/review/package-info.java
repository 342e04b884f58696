/**
 * What should be said about a change before it lands, with file and line: found by rules and by
 * what other repositories use. It is told to who asked, and posted nowhere.
 */
@NullMarked
package dev.relay.mcp.review;

import org.jspecify.annotations.NullMarked;
