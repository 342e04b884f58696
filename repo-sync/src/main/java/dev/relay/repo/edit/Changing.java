package dev.relay.repo.edit;

import dev.relay.repo.workspace.BranchName;
import dev.relay.repo.workspace.Labels;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.SyncStrategy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applies what is to be different about a repository, but for its name. */
final class Changing {
  private Changing() {}

  static Repository of(Repository old, RepositoryEdit edit) {
    try {
      return changed(old, edit);
    } catch (IllegalArgumentException e) {
      throw new EditRefused(String.valueOf(e.getMessage()));
    }
  }

  private static Repository changed(Repository old, RepositoryEdit edit) {
    var dependencies = or(edit.dependencies(), List.<String>of());
    return new Repository(
        old.id(),
        old.url(),
        named("branch", or(edit.branch(), old.branch())),
        edit.verify() == null ? old.verify() : edit.verify().isBlank() ? null : edit.verify(),
        edit.dependencies() == null
            ? old.dependencies()
            : dependencies.stream().map(RepositoryId::new).toList(),
        or(edit.syncStrategy(), old.syncStrategy()),
        or(edit.autoSync(), old.autoSync()),
        pin(old, edit),
        Optional.ofNullable(edit.syncMethod()).or(old::syncMethod),
        old.checkout(),
        new Labels(or(edit.groups(), old.labels().groups()), or(edit.tags(), old.labels().tags())));
  }

  private static Optional<String> pin(Repository old, RepositoryEdit edit) {
    if (or(edit.syncStrategy(), old.syncStrategy()) != SyncStrategy.PINNED) {
      if (edit.pin() != null && !edit.pin().isBlank()) {
        throw new EditRefused("A pin needs the sync strategy 'pinned'; choose that too.");
      }
      return Optional.empty();
    }
    if (edit.pin() == null) {
      return old.pin();
    }
    return edit.pin().isBlank()
        ? Optional.empty()
        : Optional.of(named("tag or commit", edit.pin().strip()));
  }

  private static String named(String what, String name) {
    if (!BranchName.isValid(name)) {
      throw new EditRefused("'" + name + "' is no " + what + "; write it as git shows it.");
    }
    return name;
  }

  private static <T> T or(@Nullable T wanted, T old) {
    return wanted == null ? old : wanted;
  }
}
