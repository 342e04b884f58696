package dev.relay.mcp.api;

import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A repository of a workspace on the wire.
 *
 * @param path of a checkout that was adopted where it lies
 * @param head the commit its branch was at when it was fetched last
 */
record RepositoryJson(
    String name,
    String url,
    String branch,
    @Nullable String verify,
    List<String> dependencies,
    String syncStrategy,
    @Nullable String syncMethod,
    @Nullable String pin,
    boolean autoSync,
    @Nullable String path,
    List<String> groups,
    List<String> tags,
    @Nullable String head) {

  static RepositoryJson of(Repository repository, Optional<Sha> head) {
    return new RepositoryJson(
        repository.id().name(),
        repository.url().value(),
        repository.branch(),
        repository.verify(),
        repository.dependencies().stream().map(RepositoryId::name).toList(),
        lower(repository.syncStrategy()),
        repository.syncMethod().map(RepositoryJson::lower).orElse(null),
        repository.pin().orElse(null),
        repository.autoSync(),
        repository.checkout().map(Object::toString).orElse(null),
        repository.labels().groups(),
        repository.labels().tags(),
        head.map(Sha::hex).orElse(null));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
