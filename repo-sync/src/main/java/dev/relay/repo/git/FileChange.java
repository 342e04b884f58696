package dev.relay.repo.git;

import org.jspecify.annotations.Nullable;

/**
 * One file of a diff.
 *
 * @param path where the file is now (or was, when deleted); names that are no UTF-8 are shown with
 *     octal escapes, as git prints them
 * @param oldPath where it was, when renamed
 * @param added lines; 0 for binary files
 * @param removed lines; 0 for binary files
 */
public record FileChange(
    Kind kind, String path, @Nullable String oldPath, boolean binary, int added, int removed) {
  public enum Kind {
    ADDED,
    MODIFIED,
    DELETED,
    RENAMED
  }
}
