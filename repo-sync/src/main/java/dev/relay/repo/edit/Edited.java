package dev.relay.repo.edit;

import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.util.List;

/**
 * A workspace after a change.
 *
 * @param touched the repositories that were added, changed or removed
 * @param notes sentences about what was left out or should be known
 */
public record Edited(Workspace workspace, List<RepositoryId> touched, List<String> notes) {
  public Edited {
    touched = List.copyOf(touched);
    notes = List.copyOf(notes);
  }
}
