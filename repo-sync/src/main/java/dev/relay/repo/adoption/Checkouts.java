package dev.relay.repo.adoption;

import dev.relay.repo.workspace.RemoteUrl;
import java.nio.file.Path;
import java.util.List;

/**
 * What was found under a folder.
 *
 * @param found ordinary checkouts, by path
 * @param notes sentences about what was passed over: worktrees, submodules, what can't be read
 */
public record Checkouts(List<Found> found, List<String> notes) {
  public Checkouts {
    found = List.copyOf(found);
    notes = List.copyOf(notes);
  }

  /**
   * @param path absolute
   * @param branch the default branch of its remote, as far as the checkout knows
   */
  public record Found(Path path, RemoteUrl url, String branch) {}
}
