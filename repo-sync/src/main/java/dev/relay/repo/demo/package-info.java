/**
 * Three small but real repositories that depend on each other, for a first look at Relay. They are
 * made once, from resources, with remotes of their own on this machine.
 */
@NullMarked
package dev.relay.repo.demo;

import org.jspecify.annotations.NullMarked;
