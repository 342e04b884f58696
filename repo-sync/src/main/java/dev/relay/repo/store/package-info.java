/**
 * PostgreSQL for every module: the embedded server, an external one by URL, and one schema with its
 * own role and migrations per module.
 */
@NullMarked
package dev.relay.repo.store;

import org.jspecify.annotations.NullMarked;
