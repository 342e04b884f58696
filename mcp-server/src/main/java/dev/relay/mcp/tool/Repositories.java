package dev.relay.mcp.tool;

import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the repositories argument of a tool to repositories; without one it is all of them. */
final class Repositories {
  private Repositories() {}

  static List<Repository> of(Workspace workspace, @Nullable List<String> names) {
    return names == null || names.isEmpty()
        ? workspace.repositories()
        : names.stream().distinct().map(name -> one(workspace, name)).toList();
  }

  /** Spelling as spoken counts: "shared api" is shared-api. */
  static Repository one(Workspace workspace, String name) {
    return workspace
        .find(name)
        .or(() ->
            workspace.repositories().stream()
                .filter(r -> spoken(r.id().name()).equals(spoken(name)))
                .findFirst())
        .orElseGet(() -> workspace.repository(name));
  }

  private static String spoken(String name) {
    return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[\\s._-]+", "");
  }
}
