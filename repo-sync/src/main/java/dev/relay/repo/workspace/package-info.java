/**
 * A workspace is a named set of repositories with declared dependencies, verify commands and sync
 * rules. It is written as a YAML file and kept in PostgreSQL.
 */
@NullMarked
package dev.relay.repo.workspace;

import org.jspecify.annotations.NullMarked;
