package dev.relay.repo.workspace;

import java.util.regex.Pattern;

/** The name of a repository within its workspace: letters, digits, {@code . _ -}, at most 100. */
public record RepositoryId(String name) implements Comparable<RepositoryId> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");

  public RepositoryId {
    if (!FORM.matcher(name).matches() || name.endsWith(".git") || name.contains("..")) {
      throw new IllegalArgumentException(
          "'" + name + "' is no repository name: use letters, digits, dot, dash and underscore.");
    }
  }

  @Override
  public int compareTo(RepositoryId other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
