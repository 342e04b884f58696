/**
 * Issues of repositories, as their hosts keep them: read, and never written. Whoever wants a new
 * one gets an address at which a person creates it.
 */
@NullMarked
package dev.relay.repo.issue;

import org.jspecify.annotations.NullMarked;
