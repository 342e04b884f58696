package dev.relay.voice.assistant;

import java.util.List;

/** The names of the repositories that can be meant; asked for while words are being understood. */
public interface KnownRepositories {
  /** May block a moment; empty when nobody knows. */
  List<String> names();
}
