/** Speech providers, one file each. Nobody imports this package. */
@NullMarked
package dev.relay.voice.provider;

import org.jspecify.annotations.NullMarked;
