package dev.relay.repo.workspace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The workspaces there are, kept in PostgreSQL. */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString"}) // its body follows within the hour
public final class Workspaces {
  /** By name. */
  public List<Workspace> all() {
    throw new UnsupportedOperationException();
  }

  /** Throws {@link UnknownName} with a sentence that names what there is. */
  public Workspace get(String name) {
    throw new UnsupportedOperationException(name);
  }

  /** The named one, or the only one there is when none is named. */
  public Workspace getOrOnly(@Nullable String name) {
    throw new UnsupportedOperationException(name);
  }

  /** Adds it, or replaces the one of its name. */
  public void save(Workspace workspace) {
    throw new UnsupportedOperationException(workspace.name());
  }
}
