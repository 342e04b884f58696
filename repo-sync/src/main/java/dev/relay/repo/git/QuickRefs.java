package dev.relay.repo.git;

import dev.relay.repo.workspace.RemoteUrl;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a remote in this process where that can be done, and remembers for a while where not. */
final class QuickRefs {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration DEADLINE = Duration.ofSeconds(15);
  private static final long REMEMBERED = Duration.ofMinutes(10).toNanos();

  private final Map<String, RemoteRefs> byScheme;
  private final WebRefs web;
  private final UserRouting routing;
  private final Map<RemoteUrl, Long> silent = new ConcurrentHashMap<>();

  QuickRefs(RemoteAddresses addresses, UserRouting routing) {
    this.web = new WebRefs(addresses, PATIENCE);
    this.routing = routing;
    this.byScheme =
        Map.of(
            "file",
            new FileRefs(),
            "git",
            new DaemonRefs(addresses, PATIENCE),
            "http",
            web,
            "https",
            web);
  }

  /** Branches and tags; empty when only git can ask, or Relay does not go there. */
  Optional<SortedMap<String, Sha>> list(RemoteUrl url) {
    var refs = byScheme.get(url.scheme());
    if (refs == null || isSilent(url) || routing.leadsElsewhere(url)) {
      return Optional.empty();
    }
    var answer = ask(refs, url);
    if (answer.isEmpty() && !url.isLocal()) {
      silent.put(url, System.nanoTime());
    }
    return answer;
  }

  /** Where a remote that has moved was found; else the address itself. */
  RemoteUrl place(RemoteUrl url) {
    return web.place(url);
  }

  private boolean isSilent(RemoteUrl url) {
    var since = silent.get(url);
    return since != null && System.nanoTime() - since < REMEMBERED;
  }

  private static Optional<SortedMap<String, Sha>> ask(RemoteRefs refs, RemoteUrl url) {
    if (url.isLocal()) {
      return answer(refs, url);
    }
    var task = new FutureTask<>(() -> answer(refs, url));
    var thread = Thread.startVirtualThread(task);
    try {
      return task.get(DEADLINE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("asking a remote failed in a way that is a bug", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GitFailure(GitFailure.Kind.BROKEN, "It was stopped before the remote answered.");
    } finally {
      thread.interrupt();
    }
  }

  private static Optional<SortedMap<String, Sha>> answer(RemoteRefs refs, RemoteUrl url) {
    try {
      return Optional.of(refs.list(url));
    } catch (IOException | IllegalArgumentException | GitFailure e) {
      return Optional.empty(); // Whoever fetches next says what is wrong, if anything is.
    }
  }
}
