package dev.relay.repo.workspace;

/** The YAML form of a workspace. */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString"}) // its body follows within the hour
public final class WorkspaceFile {
  private WorkspaceFile() {}

  /** Throws {@link WorkspaceFileException} with the place and what to change. */
  public static Workspace parse(String yaml) {
    throw new UnsupportedOperationException(yaml);
  }

  /** A file that {@link #parse} reads back to an equal workspace. */
  public static String write(Workspace workspace) {
    throw new UnsupportedOperationException(workspace.name());
  }
}
