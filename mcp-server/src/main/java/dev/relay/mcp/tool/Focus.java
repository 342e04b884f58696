package dev.relay.mcp.tool;

import dev.relay.mcp.access.Caller;
import dev.relay.repo.speech.Words;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Selector;
import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.Workspaces;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which workspace and repositories a call means: those it names, else those its caller turned to,
 * else all there are. What callers turned to is forgotten when Relay stops.
 */
@Component
final class Focus {
  private static final int CALLERS = 500;
  private static final int NEAR = 8;

  private final Workspaces workspaces;
  private final Map<String, On> turned = new LinkedHashMap<>(16, 0.75f, true);

  Focus(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  /**
   * @param repository null for all of the workspace
   */
  record On(String workspace, @Nullable String repository) {}

  /** From now on, for this caller; null for nothing in particular. */
  void turn(Caller caller, @Nullable On on) {
    synchronized (turned) {
      if (on == null) {
        turned.remove(key(caller));
        return;
      }
      turned.put(key(caller), on);
      if (turned.size() > CALLERS) {
        turned.remove(turned.keySet().iterator().next());
      }
    }
  }

  /** What the caller turned to, as far as it is still there. */
  Optional<On> of(Caller caller) {
    synchronized (turned) {
      return Optional.ofNullable(turned.get(key(caller))).filter(this::isThere);
    }
  }

  Workspace workspace(Call call, @Nullable String name) {
    if (name != null) {
      return workspaces.get(name);
    }
    var on = of(call.caller());
    if (on.isPresent()) {
      return workspaces.get(on.get().workspace());
    }
    var names = workspaces.all().stream().map(Workspace::name).toList();
    return names.size() < 2
        ? workspaces.getOrOnly(null)
        : call.choose("Which workspace?", names)
            .map(workspaces::get)
            .orElseGet(() -> workspaces.getOrOnly(null));
  }

  /** Names, {@code group:…} and {@code tag:…}; without one, the focus or all. */
  List<Repository> repositories(Call call, Workspace workspace, @Nullable List<String> names) {
    if (names != null && !names.isEmpty()) {
      return names.stream().flatMap(name -> some(call, workspace, name)).distinct().toList();
    }
    return focused(call, workspace).map(List::of).orElseGet(workspace::repositories);
  }

  private Stream<Repository> some(Call call, Workspace workspace, String name) {
    return Selector.of(name) instanceof Selector.One one
        ? Stream.of(one(call, workspace, one.name()))
        : workspace.select(List.of(name)).stream();
  }

  /**
   * Spelling as spoken counts: "shared api" is shared-api. Where a part of a name could mean
   * several, the client's person is asked.
   */
  Repository one(Call call, Workspace workspace, @Nullable String name) {
    if (name == null) {
      return focused(call, workspace).orElseGet(() -> any(call, workspace));
    }
    var exact = Repositories.find(workspace, name);
    if (exact.isPresent()) {
      return exact.get();
    }
    var near =
        workspace.repositories().stream()
            .map(Repository::id)
            .map(RepositoryId::name)
            .filter(each -> Repositories.spoken(each).contains(Repositories.spoken(name)))
            .limit(NEAR)
            .toList();
    return call.choose("Which repository is '" + name + "'?", near)
        .map(workspace::repository)
        .orElseGet(() -> workspace.repository(name));
  }

  private static Repository any(Call call, Workspace workspace) {
    var names = workspace.repositories().stream().map(each -> each.id().name()).toList();
    if (names.size() == 1) {
      return workspace.repositories().getFirst();
    }
    return call.choose("Which repository?", names)
        .map(workspace::repository)
        .orElseThrow(() -> new BadArgument("Say which repository: " + Words.few(names) + "."));
  }

  private Optional<Repository> focused(Call call, Workspace workspace) {
    return of(call.caller())
        .filter(on -> on.workspace().equals(workspace.name()))
        .flatMap(on -> Optional.ofNullable(on.repository()))
        .flatMap(workspace::find);
  }

  private boolean isThere(On on) {
    return workspaces.all().stream()
        .filter(each -> each.name().equals(on.workspace()))
        .anyMatch(each -> on.repository() == null || each.find(on.repository()).isPresent());
  }

  private static String key(Caller caller) {
    return (caller.userId() + " " + caller.actor()).toLowerCase(Locale.ROOT);
  }
}
