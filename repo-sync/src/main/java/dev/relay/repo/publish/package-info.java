/**
 * A change set, the approval it needs, and the way it lands: commit, push and merge in dependency
 * order.
 */
@NullMarked
package dev.relay.repo.publish;

import org.jspecify.annotations.NullMarked;
