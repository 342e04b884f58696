/**
 * Git behind one port: bare mirrors, task trees with a Relay-owned git directory, and diffs.
 * Nothing here executes configuration, hooks or filters that a repository brings along.
 */
@NullMarked
package dev.relay.repo.git;

import org.jspecify.annotations.NullMarked;
