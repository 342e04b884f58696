/**
 * Relay on the command line: {@code ./relay workspace|repo|sync|graph|diff}, over the REST
 * interface of the Relay that runs. It starts without Spring, reads as a program does, and signs in
 * as the person who holds the home only for what needs one.
 */
@NullMarked
package dev.relay.mcp.cli;

import org.jspecify.annotations.NullMarked;
