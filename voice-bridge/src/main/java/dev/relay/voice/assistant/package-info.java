/** Turns words into tool calls and results into speakable sentences. */
@NullMarked
package dev.relay.voice.assistant;

import org.jspecify.annotations.NullMarked;
