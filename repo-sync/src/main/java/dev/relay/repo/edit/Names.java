package dev.relay.repo.edit;

import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes names that are free in a workspace. */
final class Names {
  private static final int MAX_LENGTH = 80;

  private final Set<String> taken;

  Names(Workspace workspace) {
    taken =
        workspace.repositories().stream()
            .map(Repository::id)
            .map(RepositoryId::name)
            .collect(Collectors.toCollection(HashSet::new));
  }

  /**
   * @param wanted what it is called elsewhere
   * @param around put before it when that is taken: the folder or organisation around it
   */
  RepositoryId free(String wanted, String around) {
    var name = plain(wanted);
    var longer = plain(around + "-" + wanted);
    var chosen =
        taken.add(name)
            ? name
            : IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? longer : longer + "-" + number)
                .filter(taken::add)
                .findFirst()
                .orElseThrow();
    return new RepositoryId(chosen);
  }

  private static String plain(String wanted) {
    var name =
        wanted
            .replaceAll("[^A-Za-z0-9._-]+", "-")
            .replaceAll("\\.\\.+", ".")
            .replaceFirst("^[.-]+", "")
            .replaceFirst("(\\.git)+$", "");
    var cut = name.substring(0, Math.min(MAX_LENGTH, name.length()));
    return cut.isEmpty() || cut.endsWith(".git") ? "repository" : cut;
  }
}
