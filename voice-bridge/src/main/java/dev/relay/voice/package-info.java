/** Who asks: realtime voice, assistants, and the all-in-one application. */
@NullMarked
package dev.relay.voice;

import org.jspecify.annotations.NullMarked;
