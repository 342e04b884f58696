package dev.relay.repo.workspace;

import java.util.List;
import java.util.function.Function;

/** Names repositories of a workspace: one by its name, many by a group or tag. */
public sealed interface Selector {
  /** Throws {@link UnknownName} with a sentence that names what there is. */
  List<Repository> in(Workspace workspace);

  static Selector of(String text) {
    var word = text.strip();
    if (word.startsWith("group:")) {
      return new Group(word.substring("group:".length()).strip());
    }
    return word.startsWith("tag:")
        ? new Tag(word.substring("tag:".length()).strip())
        : new One(word);
  }

  /** {@code payments-api} */
  record One(String name) implements Selector {
    @Override
    public List<Repository> in(Workspace workspace) {
      return List.of(workspace.repository(name));
    }
  }

  /** {@code group:payments} */
  record Group(String name) implements Selector {
    @Override
    public List<Repository> in(Workspace workspace) {
      return labelled(workspace, "group", name, Labels::groups);
    }
  }

  /** {@code tag:java} */
  record Tag(String name) implements Selector {
    @Override
    public List<Repository> in(Workspace workspace) {
      return labelled(workspace, "tag", name, Labels::tags);
    }
  }

  private static List<Repository> labelled(
      Workspace workspace, String what, String name, Function<Labels, List<String>> labels) {
    var found =
        workspace.repositories().stream()
            .filter(r -> labels.apply(r.labels()).contains(name))
            .toList();
    if (found.isEmpty()) {
      throw UnknownName.of(
          what,
          name,
          workspace.repositories().stream()
              .flatMap(r -> labels.apply(r.labels()).stream())
              .distinct()
              .sorted()
              .toList());
    }
    return found;
  }
}
