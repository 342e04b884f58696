package dev.relay.mcp.resource;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.task.EventFeed;
import dev.relay.mcp.task.TaskEvent;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.Workspaces;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Tells which resources changed, once somebody watches one: tasks by their events, workspaces and
 * their files by what is fetched.
 */
public final class ResourceNews implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ResourceNews.class);
  private static final Duration SILENCE = Duration.ofSeconds(20);

  /** Of addresses whose fetches are told; beyond it one of them is told no more. */
  private static final int ROOM = 5000;

  private final Resources resources;
  private final EventFeed feed;
  private final Workspaces workspaces;
  private final Mirrors mirrors;
  private final Set<String> watched = ConcurrentHashMap.newKeySet();
  private final Set<String> followed = ConcurrentHashMap.newKeySet();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public ResourceNews(Resources resources, EventFeed feed, Workspaces workspaces, Mirrors mirrors) {
    this.resources = resources;
    this.feed = feed;
    this.workspaces = workspaces;
    this.mirrors = mirrors;
    mirrors.follow(mirror -> threads.execute(() -> fetched(mirror)));
  }

  /** {@code listener} gets the address of each that changed. */
  public void listen(Consumer<String> listener) {
    listeners.add(listener);
  }

  /** From now on its changes are told. Refuses as reading it does, to whoever can't read it. */
  public void watch(Caller caller, String uri) {
    resources.read(caller, uri);
    if (watched.size() >= ROOM) {
      watched.remove(watched.iterator().next());
    }
    watched.add(uri);
    if (followed.add(caller.userId())) {
      var start = feed.now();
      threads.execute(() -> follow(caller.userId(), start));
    }
  }

  /** Until this process stops: a user is one quiet thread, however many clients they have. */
  private void follow(String userId, String start) {
    var cursor = start;
    try {
      while (!Thread.currentThread().isInterrupted()) {
        var entries = feed.await(cursor, userId, SILENCE);
        if (!entries.isEmpty()) {
          cursor = entries.getLast().cursor();
          tell(changed(entries));
        }
      }
    } catch (RuntimeException e) { // the edge of this thread: the next to watch begins another
      if (!threads.isShutdown()) {
        LOG.warn("News of tasks are not told until somebody watches again", e);
      }
      followed.remove(userId);
    }
  }

  private static Set<String> changed(List<EventFeed.Entry> entries) {
    var uris = new LinkedHashSet<String>();
    for (var entry : entries) {
      if (entry instanceof EventFeed.Happened happened) {
        var task = "relay://tasks/" + happened.event().task().value();
        uris.add(task);
        if (happened.event().fact() instanceof TaskEvent.ChangesReady) {
          uris.add(task + "/diff");
        }
      }
    }
    return uris;
  }

  private void fetched(Path mirror) {
    if (watched.isEmpty()) {
      return;
    }
    try {
      for (var workspace : workspaces.all()) {
        tell(watched.stream().filter(uri -> concerns(workspace, uri, mirror)).toList());
      }
    } catch (DataAccessException e) {
      LOG.warn("What was fetched is not told: {}", e.getMessage());
    }
  }

  private boolean concerns(Workspace workspace, String uri, Path mirror) {
    var own =
        new UriPattern("relay://workspaces/{workspace}")
            .fill(Map.of("workspace", workspace.name()));
    if (!uri.equals(own) && !uri.startsWith(own + "/")) {
      return false;
    }
    var files = own + "/repos/";
    return workspace.repositories().stream()
        .filter(repository -> mirrors.gitDir(repository).equals(mirror))
        .anyMatch(repository ->
            !uri.startsWith(files) || uri.startsWith(files + repository.id().name() + "/"));
  }

  private void tell(Collection<String> uris) {
    uris.forEach(uri -> listeners.forEach(listener -> listener.accept(uri)));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
