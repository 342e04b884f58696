/**
 * Who depends on whom among the repositories of a workspace, each edge with its evidence. Declared
 * edges win over detected ones.
 */
@NullMarked
package dev.relay.repo.graph;

import org.jspecify.annotations.NullMarked;
