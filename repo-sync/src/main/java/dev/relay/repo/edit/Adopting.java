package dev.relay.repo.edit;

import dev.relay.repo.adoption.Checkouts;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings checkouts that were found into a workspace. */
final class Adopting {
  private final Workspace before;
  private final List<Repository> repositories;
  private final List<RepositoryId> touched = new ArrayList<>();
  private final List<String> notes;
  private final Names names;

  Adopting(Workspace before, Checkouts checkouts) {
    this.before = before;
    this.repositories = new ArrayList<>(before.repositories());
    this.names = new Names(before);
    this.notes = new ArrayList<>(checkouts.notes());
    checkouts.found().forEach(this::take);
  }

  Edited done() {
    return new Edited(before.with(repositories), touched, notes);
  }

  private void take(Checkouts.Found found) {
    var known = known(found.path());
    if (known.isPresent()) {
      notes.add(known.get().id() + " is here already, at that place.");
      return;
    }
    var waiting = withoutCheckout(found);
    if (waiting.isPresent()) {
      repositories.replaceAll(r -> r.equals(waiting.get()) ? r.at(found.path()) : r);
      touched.add(waiting.get().id());
    } else {
      var adopted = Additions.adopted(names, found);
      repositories.add(adopted);
      touched.add(adopted.id());
    }
  }

  private Optional<Repository> known(Path path) {
    return repositories.stream().filter(r -> r.checkout().equals(Optional.of(path))).findFirst();
  }

  /** A repository of the workspace whose checkout this can be. */
  private Optional<Repository> withoutCheckout(Checkouts.Found found) {
    return repositories.stream()
        .filter(r -> r.url().equals(found.url()) && r.checkout().isEmpty())
        .findFirst();
  }
}
