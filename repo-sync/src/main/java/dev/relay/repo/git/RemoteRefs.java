package dev.relay.repo.git;

import dev.relay.repo.workspace.RemoteUrl;
import java.io.IOException;
import java.util.SortedMap;

/**
 * Asks a remote for its branches and tags without starting a process and without anybody's
 * credentials. Called before every fetch: when nothing is new, there is nothing to fetch.
 */
interface RemoteRefs {
  /**
   * What {@code refs/heads/} and {@code refs/tags/} name there, tags not peeled. Any exception
   * means that only the installed git can ask this remote.
   */
  SortedMap<String, Sha> list(RemoteUrl url) throws IOException;
}
