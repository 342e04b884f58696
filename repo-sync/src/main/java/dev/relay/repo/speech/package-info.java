/**
 * How numbers, lists and paths are said, for every module. Everything Relay tells can be read
 * aloud.
 */
@NullMarked
package dev.relay.repo.speech;

import org.jspecify.annotations.NullMarked;
