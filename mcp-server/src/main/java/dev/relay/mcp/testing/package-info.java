/**
 * Runs the tests of repositories when somebody asks for it, on copies of what lies in a checkout, a
 * task or on a branch. Nothing of the user's is changed, and nothing lands by it.
 */
@NullMarked
package dev.relay.mcp.testing;

import org.jspecify.annotations.NullMarked;
