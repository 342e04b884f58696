/**
 * The part of access that is about HTTP alone: Host, Origin, security headers and the filter that
 * asks who is calling. Reactor types stay here.
 */
@NullMarked
package dev.relay.mcp.access.web;

import org.jspecify.annotations.NullMarked;
