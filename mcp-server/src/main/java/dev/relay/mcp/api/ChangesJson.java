package dev.relay.mcp.api;

import dev.relay.repo.git.FileChange;
import dev.relay.repo.publish.ChangeSet;
import dev.relay.repo.publish.RepositoryChange;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A change set as REST shows it, in landing order. */
record ChangesJson(String digest, String message, List<Changed> repositories) {
  record Changed(String repository, String base, List<File> files) {}

  record File(
      String kind, String path, @Nullable String oldPath, boolean binary, int added, int removed) {
    /** One that git was never told about. */
    static File untracked(String path) {
      return new File("untracked", path, null, false, 0, 0);
    }
  }

  static ChangesJson of(ChangeSet changes) {
    return new ChangesJson(
        changes.digest(),
        changes.message(),
        changes.changes().stream().map(ChangesJson::changed).toList());
  }

  private static Changed changed(RepositoryChange change) {
    return new Changed(
        change.repository().name(),
        change.base().hex(),
        change.files().stream().map(ChangesJson::file).toList());
  }

  static File file(FileChange file) {
    return new File(
        file.kind().name().toLowerCase(Locale.ROOT),
        file.path(),
        file.oldPath(),
        file.binary(),
        file.added(),
        file.removed());
  }
}
