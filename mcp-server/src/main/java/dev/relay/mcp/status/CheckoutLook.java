package dev.relay.mcp.status;

import dev.relay.mcp.status.Briefing.Stand;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.sync.Standpoints;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Looks at all checkouts of a workspace, as far as it gets in the time that a status may take. */
final class CheckoutLook {
  private static final Duration PATIENCE = Duration.ofMillis(1200);

  private final Standpoints standpoints;
  private final Semaphore atOnce = new Semaphore(8);

  CheckoutLook(Standpoints standpoints) {
    this.standpoints = standpoints;
  }

  /** One per checkout; a sentence for each that can't be read. */
  List<Stand> of(Workspace workspace, List<String> notes) {
    var looks = new ArrayList<Callable<Optional<Stand>>>();
    workspace.repositories().forEach(each -> looks.add(() -> look(workspace, each)));
    var found = new ArrayList<Stand>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = threads.invokeAll(looks, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      all.stream().filter(look -> !look.isCancelled()).forEach(look -> add(look, found, notes));
      var missed = all.stream().filter(Future::isCancelled).count();
      if (missed > 0) {
        notes.add(missed + " checkouts took too long to look at; ask diff about one of them.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      notes.add("The checkouts were not looked at.");
    }
    return found;
  }

  private Optional<Stand> look(Workspace workspace, Repository repository)
      throws InterruptedException {
    atOnce.acquire();
    try {
      return standpoints
          .of(workspace, repository)
          .map(at ->
              new Stand(
                  repository.id().name(),
                  at.branch().orElse(null),
                  at.ahead(),
                  at.behind(),
                  at.changed() + at.untracked()));
    } finally {
      atOnce.release();
    }
  }

  private static void add(Future<Optional<Stand>> look, List<Stand> found, List<String> notes) {
    try {
      look.get().ifPresent(found::add);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GitFailure failure) {
        notes.add(failure.sentence());
      } else {
        throw new IllegalStateException("a checkout could not be looked at", e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
