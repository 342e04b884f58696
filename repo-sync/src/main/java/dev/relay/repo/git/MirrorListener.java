package dev.relay.repo.git;

import java.nio.file.Path;

/** Told when a mirror got something new, by the thread that fetched it; it must not wait. */
public interface MirrorListener {
  void fetched(Path mirror);
}
