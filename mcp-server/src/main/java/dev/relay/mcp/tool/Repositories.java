package dev.relay.mcp.tool;

import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Selector;
import dev.relay.repo.workspace.Workspace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From the repositories argument of a tool to repositories: names, {@code group:…} and {@code
 * tag:…}; without one it is all of them.
 */
final class Repositories {
  private Repositories() {}

  static List<Repository> of(Workspace workspace, @Nullable List<String> names) {
    return names == null || names.isEmpty()
        ? workspace.repositories()
        : names.stream().flatMap(name -> some(workspace, name)).distinct().toList();
  }

  private static Stream<Repository> some(Workspace workspace, String name) {
    return Selector.of(name) instanceof Selector.One one
        ? Stream.of(one(workspace, one.name()))
        : workspace.select(List.of(name)).stream();
  }

  /** Throws with the names there are when there is none like it. */
  static Repository one(Workspace workspace, String name) {
    return find(workspace, name).orElseGet(() -> workspace.repository(name));
  }

  /** Spelling as spoken counts: "shared api" is shared-api. */
  static Optional<Repository> find(Workspace workspace, String name) {
    return workspace
        .find(name)
        .or(() ->
            workspace.repositories().stream()
                .filter(r -> spoken(r.id().name()).equals(spoken(name)))
                .findFirst());
  }

  static String spoken(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s._-]+", "");
  }
}
