/**
 * Brings what configured remotes hold into mirrors and checkouts without ever losing the user's own
 * work.
 */
@NullMarked
package dev.relay.repo.sync;

import org.jspecify.annotations.NullMarked;
