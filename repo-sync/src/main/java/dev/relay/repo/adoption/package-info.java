/**
 * Finds the checkouts that a developer already has, and reads where they come from. Nothing in them
 * is changed and git is never run in them.
 */
@NullMarked
package dev.relay.repo.adoption;

import org.jspecify.annotations.NullMarked;
