/** The realtime endpoint, its conversations, and the relay of function calls to tools. */
@NullMarked
package dev.relay.voice.realtime;

import org.jspecify.annotations.NullMarked;
