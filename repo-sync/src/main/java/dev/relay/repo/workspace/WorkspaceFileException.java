package dev.relay.repo.workspace;

/** A workspace file cannot be read. The message says where, as line:column, and what to change. */
public final class WorkspaceFileException extends RuntimeException {
  public WorkspaceFileException(int line, int column, String sentence) {
    super(line + ":" + column + " " + sentence);
  }
}
