package dev.relay.mcp.api;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.repo.edit.Edited;
import dev.relay.repo.edit.WorkspaceEditing;
import dev.relay.repo.git.FirstFetch;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspaces;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The repositories of a workspace: read by all who may read, changed by people. */
@RestController
@RequestMapping("/api/workspaces/{name}/repositories")
public final class RepositoryController {
  private final Workspaces workspaces;
  private final WorkspaceEditing editing;
  private final Mirrors mirrors;
  private final FirstFetch fetch;
  private final Audit audit;

  public RepositoryController(
      Workspaces workspaces,
      WorkspaceEditing editing,
      Mirrors mirrors,
      FirstFetch fetch,
      Audit audit) {
    this.workspaces = workspaces;
    this.editing = editing;
    this.mirrors = mirrors;
    this.fetch = fetch;
    this.audit = audit;
  }

  /**
   * @param repositories that were added, changed or removed
   * @param notes sentences about what was left out or should be known
   */
  record Result(List<String> repositories, List<String> notes) {}

  @GetMapping
  List<RepositoryJson> list(
      Caller caller,
      @PathVariable String name,
      @RequestParam(required = false) @Nullable List<String> select) {
    Policy.require(caller, Effect.READ);
    return workspaces.get(name).select(select == null ? List.of() : select).stream()
        .map(repository -> RepositoryJson.of(repository, mirrors.head(repository)))
        .toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Result add(Caller caller, @PathVariable String name, @RequestBody RepositoryRequest request) {
    Policy.require(
        caller, request.reachesThisMachine() ? Effect.ADMINISTER : Effect.ADD_REPOSITORY);
    var added = request.addTo(editing, name);
    fetch.begin();
    return told(caller, "repository.added", added);
  }

  @PatchMapping("/{repository}")
  Result change(
      Caller caller,
      @PathVariable String name,
      @PathVariable String repository,
      @RequestBody RepositoryPatch patch) {
    Policy.require(caller, Effect.ADMINISTER);
    return told(caller, "repository.changed", editing.change(name, repository, patch.edit()));
  }

  /** Also for {@code group:…} and {@code tag:…}. */
  @DeleteMapping("/{repository}")
  Result remove(Caller caller, @PathVariable String name, @PathVariable String repository) {
    Policy.require(caller, Effect.ADMINISTER);
    return told(caller, "repository.removed", editing.remove(name, List.of(repository)));
  }

  private Result told(Caller caller, String action, Edited edited) {
    var names = edited.touched().stream().map(RepositoryId::name).toList();
    audit.write(caller, action, edited.workspace().name(), String.join(" ", names));
    return new Result(names, edited.notes());
  }
}
