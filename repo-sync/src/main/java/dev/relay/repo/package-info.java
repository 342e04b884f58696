/**
 * Many git repositories: mirrors, graph, sync, diff and publish. Nothing here knows of speech,
 * agents or HTTP tools.
 */
@NullMarked
package dev.relay.repo;

import org.jspecify.annotations.NullMarked;
