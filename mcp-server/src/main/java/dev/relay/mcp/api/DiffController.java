package dev.relay.mcp.api;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.sync.Differences;
import dev.relay.repo.sync.Sync;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.Workspaces;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What is not committed in checkouts, or differs between two branches, tags or commits of remotes.
 */
@RestController
@RequestMapping("/api/workspaces/{name}")
public final class DiffController {
  private static final int PATCH_BYTES = 4 << 20;

  private final Workspaces workspaces;
  private final Sync sync;
  private final Differences differences;

  public DiffController(Workspaces workspaces, Sync sync, Differences differences) {
    this.workspaces = workspaces;
    this.sync = sync;
    this.differences = differences;
  }

  /**
   * @param notes a sentence about each repository where it can't be told
   */
  record Diff(List<Changed> repositories, List<String> notes) {}

  /**
   * @param from the commit, null for what is not committed; so is {@code to}
   */
  record Changed(
      String repository,
      @Nullable String from,
      @Nullable String to,
      List<ChangesJson.File> files) {}

  @GetMapping("/diff")
  Diff diff(
      Caller caller,
      @PathVariable String name,
      @RequestParam(required = false) @Nullable List<String> select,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to) {
    Policy.require(caller, Effect.READ);
    var workspace = workspaces.get(name);
    var changed = new ArrayList<Changed>();
    var notes = new ArrayList<String>();
    for (var repository : workspace.select(select == null ? List.of() : select)) {
      try {
        changed.add(
            from == null && to == null
                ? uncommitted(workspace, repository, notes)
                : between(repository, from, to));
      } catch (GitFailure e) {
        notes.add(e.sentence());
      }
    }
    return new Diff(changed, notes);
  }

  private Changed between(Repository repository, @Nullable String from, @Nullable String to) {
    var pair = differences.pair(repository, from, to);
    var files = differences.files(pair).stream().map(ChangesJson::file).toList();
    return new Changed(repository.id().name(), pair.from().hex(), pair.to().hex(), files);
  }

  private Changed uncommitted(Workspace workspace, Repository repository, List<String> notes) {
    var id = repository.id().name();
    var tree = sync.checkout(workspace, repository);
    var found = differences.uncommitted(repository, tree, null);
    if (found.isEmpty()) {
      notes.add(id + " has no checkout yet; sync it to get one.");
    }
    var files = new ArrayList<ChangesJson.File>();
    found.ifPresent(there -> {
      there.changed().stream().map(ChangesJson::file).forEach(files::add);
      there.untracked().stream().map(ChangesJson.File::untracked).forEach(files::add);
    });
    return new Changed(id, null, null, files);
  }

  @GetMapping(value = "/repositories/{repository}/diff", produces = "text/x-diff;charset=UTF-8")
  String patch(
      Caller caller,
      @PathVariable String name,
      @PathVariable String repository,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String path) {
    Policy.require(caller, Effect.READ);
    var workspace = workspaces.get(name);
    var chosen = workspace.repository(repository);
    if (from != null || to != null) {
      return differences.patch(differences.pair(chosen, from, to), path, PATCH_BYTES);
    }
    return differences
        .uncommitted(chosen, sync.checkout(workspace, chosen), path)
        .map(
            found -> found.patch().orElse("\\ Too long to be shown; see it with git diff there.\n"))
        .orElse("");
  }
}
