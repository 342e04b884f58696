package dev.relay.mcp.api;

import dev.relay.repo.edit.RepositoryEdit;
import dev.relay.repo.workspace.SyncMethod;
import dev.relay.repo.workspace.SyncStrategy;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is to be different about a repository; what is left out stays. */
record RepositoryPatch(
    @Nullable String name,
    @Nullable String branch,
    @Nullable String verify,
    @Nullable List<String> dependencies,
    @Nullable String syncStrategy,
    @Nullable String syncMethod,
    @Nullable String pin,
    @Nullable Boolean autoSync,
    @Nullable List<String> groups,
    @Nullable List<String> tags) {

  RepositoryEdit edit() {
    return new RepositoryEdit(
        name,
        branch,
        verify,
        dependencies,
        constant("syncStrategy", syncStrategy, SyncStrategy.values()),
        constant("syncMethod", syncMethod, SyncMethod.values()),
        pin,
        autoSync,
        groups,
        tags);
  }

  private static <E extends Enum<E>> @Nullable E constant(
      String what, @Nullable String text, E[] all) {
    if (text == null) {
      return null;
    }
    var name = text.toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(all)
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new BadRequest(
                "'%s' must be one of %s."
                    .formatted(what, Arrays.toString(all).toLowerCase(Locale.ROOT))));
  }
}
