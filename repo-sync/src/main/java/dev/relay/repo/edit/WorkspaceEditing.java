package dev.relay.repo.edit;

import dev.relay.repo.adoption.CheckoutSearch;
import dev.relay.repo.adoption.Checkouts;
import dev.relay.repo.workspace.IgnoredFinding;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.RepositoryListing;
import dev.relay.repo.workspace.UnknownName;
import dev.relay.repo.workspace.WorkflowRule;
import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.WorkspaceFile;
import dev.relay.repo.workspace.Workspaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Changes workspaces. Whatever is refused throws {@link EditRefused} or {@link UnknownName} with a
 * sentence and changes nothing. No checkout is ever made, moved or deleted here.
 */
public final class WorkspaceEditing {
  private final Workspaces workspaces;
  private final Listings listings;
  private final CheckoutSearch search;
  private final Additions additions;
  private final Path checkouts;

  /**
   * @param checkouts where Relay's own checkouts lie, by workspace and repository
   */
  public WorkspaceEditing(
      Workspaces workspaces,
      List<RepositoryListing> listings,
      CheckoutSearch search,
      DefaultBranch branches,
      Path checkouts) {
    this.workspaces = workspaces;
    this.listings = new Listings(listings);
    this.search = search;
    this.additions = new Additions(search, branches);
    this.checkouts = checkouts;
  }

  /** Makes an empty one. */
  public Workspace create(String name) {
    var id = checked(name);
    refuseTaken(id);
    var workspace = new Workspace(id, List.of(), Map.of(), List.of());
    workspaces.save(workspace);
    return workspace;
  }

  /** Its checkouts stay where they lie, and it says where. */
  public Workspace rename(String workspace, String name) {
    var id = checked(name);
    return workspaces.rename(
        workspace,
        before -> {
          refuseTaken(id);
          var placed =
              before.repositories().stream()
                  .map(each -> place(workspace, each).map(each::at).orElse(each))
                  .toList();
          return new Workspace(
              id, placed, before.declared(), before.rules(), before.workflows(), before.ignored());
        });
  }

  private void refuseTaken(String name) {
    if (workspaces.all().stream().anyMatch(w -> w.name().equals(name))) {
      throw new EditRefused("There is already a workspace '" + name + "'; choose another name.");
    }
  }

  /** By address or by path; a checkout is adopted where it lies. */
  public Edited add(String workspace, NewRepository wanted) {
    workspaces.get(workspace);
    var site = additions.site(wanted);
    var notes =
        site.branch().isPresent()
            ? List.<String>of()
            : List.of("The remote did not name its default branch; main was taken.");
    return edit(
        workspace,
        before -> {
          var added = Additions.repository(before, wanted, site);
          return new Edited(with(before, List.of(added)), List.of(added.id()), notes);
        });
  }

  /** Those that are not in the workspace yet. */
  public Edited addAll(String workspace, Organisation organisation) {
    workspaces.get(workspace);
    var chosen = listings.of(organisation);
    return edit(
        workspace,
        before -> {
          var names = new Names(before);
          var added = new ArrayList<Repository>();
          var notes = new ArrayList<>(chosen.notes());
          for (var listed : chosen.repositories()) {
            var url = Additions.url(listed.url());
            if (before.repositories().stream().anyMatch(r -> r.url().equals(url))) {
              notes.add(listed.name() + " is here already.");
            } else {
              var id = names.free(listed.name(), Additions.last(listed.url(), 2));
              added.add(Repository.of(id, url, listed.defaultBranch()).with(organisation.labels()));
            }
          }
          return new Edited(with(before, added), ids(added), notes);
        });
  }

  /** Makes the workspace when there is none of that name. */
  public Edited adopt(String workspace, Path folder) {
    var id = checked(workspace);
    var found = find(folder);
    if (workspaces.all().stream().noneMatch(w -> w.name().equals(id))) {
      create(id);
    }
    return edit(id, before -> new Adopting(before, found).done());
  }

  /** Their checkouts stay; only the workspace forgets them. */
  public Edited remove(String workspace, List<String> selectors) {
    if (selectors.isEmpty()) {
      throw new EditRefused("Say which repositories to remove.");
    }
    return edit(
        workspace,
        before -> {
          var gone = ids(before.select(selectors));
          var rest = before.repositories().stream().filter(r -> !gone.contains(r.id())).toList();
          var declared = new HashMap<>(before.declared());
          declared.keySet().removeAll(gone);
          var after =
              new Workspace(
                  before.name(),
                  rest,
                  declared,
                  before.rules(),
                  without(before, gone),
                  ignored(before, gone));
          return new Edited(after, gone, List.of());
        });
  }

  /** A rule that was for none but these goes too: without names it would be for all. */
  private static List<WorkflowRule> without(Workspace before, List<RepositoryId> gone) {
    return before.workflows().stream()
        .filter(rule -> rule.repositories().isEmpty() || !gone.containsAll(rule.repositories()))
        .map(rule ->
            new WorkflowRule(
                rule.on(),
                rule.run(),
                rule.request(),
                rule.repositories().stream().filter(id -> !gone.contains(id)).toList()))
        .toList();
  }

  private static List<IgnoredFinding> ignored(Workspace before, List<RepositoryId> gone) {
    return before.ignored().stream()
        .filter(each -> each.repository().filter(gone::contains).isEmpty())
        .toList();
  }

  /** With another name its checkout stays where it lies, and the workspace says where. */
  public Edited change(String workspace, String repository, RepositoryEdit edit) {
    return edit(
        workspace,
        before -> {
          var old = before.repository(repository);
          var changed = Changing.of(old, edit);
          if (edit.name() == null || edit.name().equals(old.id().name())) {
            return new Edited(replaced(before, changed), List.of(old.id()), List.of());
          }
          var name = Additions.id(before, edit.name());
          var place = place(workspace, old);
          var renamed = place.map(changed::at).orElse(changed);
          var after = new Renaming(old.id(), name).in(before, each -> renamed);
          return new Edited(after, List.of(name), List.of());
        });
  }

  /** Adds the workspace of a file, or replaces the one of its name. */
  public Workspace importFile(String yaml) {
    var workspace = WorkspaceFile.parse(yaml);
    workspaces.save(workspace);
    return workspace;
  }

  /** One file that {@link #importFile} reads back to an equal workspace. */
  public String export(String workspace) {
    return WorkspaceFile.write(workspaces.get(workspace));
  }

  /** Its checkouts stay. */
  public void remove(String workspace) {
    workspaces.remove(workspace);
  }

  private Edited edit(String workspace, Function<Workspace, Edited> change) {
    var result = new ArrayList<Edited>();
    workspaces.edit(
        workspace,
        before -> {
          var edited = change.apply(before);
          result.clear();
          result.add(edited);
          return edited.workspace();
        });
    return result.getFirst();
  }

  private Checkouts find(Path folder) {
    try {
      return search.under(folder);
    } catch (IllegalArgumentException e) {
      throw new EditRefused(String.valueOf(e.getMessage()));
    }
  }

  private Optional<Path> place(String workspace, Repository repository) {
    return repository
        .checkout()
        .or(() ->
            Optional.of(checkouts.resolve(workspace).resolve(repository.id().name()))
                .filter(Files::isDirectory));
  }

  private static String checked(String name) {
    try {
      return new RepositoryId(name.strip()).name();
    } catch (IllegalArgumentException e) {
      throw new EditRefused(
          "'" + name + "' is no workspace name: use letters, digits, dot, dash and underscore.");
    }
  }

  private static Workspace with(Workspace before, List<Repository> more) {
    var all = new ArrayList<>(before.repositories());
    all.addAll(more);
    return before.with(all);
  }

  private static Workspace replaced(Workspace before, Repository changed) {
    return before.with(
        before.repositories().stream()
            .map(each -> each.id().equals(changed.id()) ? changed : each)
            .toList());
  }

  private static List<RepositoryId> ids(List<Repository> repositories) {
    return repositories.stream().map(Repository::id).toList();
  }
}
