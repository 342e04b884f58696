package dev.relay.mcp.tool;

import dev.relay.mcp.task.ApprovalLinks;
import dev.relay.mcp.task.Tasks;
import dev.relay.repo.git.FileChange;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.PullHeads;
import dev.relay.repo.sync.Differences;
import dev.relay.repo.sync.Differences.Pair;
import dev.relay.repo.sync.Sync;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a diff comes from. */
@Component
final class DiffSources {
  private static final int MAX_BYTES = 4 << 20;

  private final Focus focus;
  private final Tasks tasks;
  private final Sync sync;
  private final Differences differences;
  private final PullHeads pulls;
  private final ApprovalLinks links;

  DiffSources(
      Focus focus,
      Tasks tasks,
      Sync sync,
      Differences differences,
      PullHeads pulls,
      ApprovalLinks links) {
    this.links = links;
    this.focus = focus;
    this.tasks = tasks;
    this.sync = sync;
    this.differences = differences;
    this.pulls = pulls;
  }

  /** Two commits of a repository. */
  record Compared(String repository, String from, String to) {}

  /** One file's patch. */
  interface Patch {
    String of(Diff.File file);
  }

  /**
   * @param repository the only one that is wanted
   * @param nothing what is said when nothing changed
   * @param next what is said behind the counts
   */
  record Source(
      @Nullable TaskView task,
      @Nullable String digest,
      @Nullable String message,
      @Nullable String repository,
      List<Compared> compared,
      List<Diff.File> files,
      Patch patch,
      String nothing,
      String next,
      List<String> notes) {}

  Source of(Call call, Diff.Input input) {
    return switch (input.meant()) {
      case TASK -> task(call, input);
      case CHECKOUT -> checkouts(call, input);
      case COMMITS -> commits(call, input);
      case PULL_REQUEST -> pull(call, input);
    };
  }

  private Source task(Call call, Diff.Input input) {
    var caller = call.caller();
    var task = TaskNames.find(tasks, input.task(), caller);
    var changes = tasks.changes(task.id(), caller);
    var files = new ArrayList<Diff.File>();
    changes.ifPresent(set ->
        set.changes()
            .forEach(each ->
                each.files().forEach(file -> files.add(file(each.repository().name(), file)))));
    return new Source(
        TaskView.of(task, links),
        changes.map(set -> set.digest()).orElse(null),
        changes.map(set -> set.message()).orElse(null),
        changes.isEmpty() ? null : input.repository(),
        List.of(),
        files,
        file -> tasks.patch(task.id(), new RepositoryId(file.repository()), file.path(), caller),
        changes.isEmpty() ? "There are no changes yet. " + links.summary(task) : "Nothing changed.",
        links.of(task).map(link -> " A person approves it at " + link + ".").orElse(""),
        List.of());
  }

  private Source checkouts(Call call, Diff.Input input) {
    var workspace = focus.workspace(call, input.workspace());
    var files = new ArrayList<Diff.File>();
    var notes = new ArrayList<String>();
    for (var repository : repositories(call, workspace, input)) {
      try {
        files.addAll(uncommitted(workspace, repository, notes));
      } catch (GitFailure e) {
        notes.add(e.sentence());
      }
    }
    return found(
        files,
        file -> patch(workspace, file),
        List.of(),
        "Nothing is uncommitted in " + workspace.name() + ".",
        notes);
  }

  private List<Diff.File> uncommitted(
      Workspace workspace, Repository repository, List<String> notes) {
    var name = repository.id().name();
    var tree = sync.checkout(workspace, repository);
    var there = differences.uncommitted(repository, tree, null);
    if (there.isEmpty()) {
      notes.add(name + " has no checkout yet; sync it to get one.");
      return List.of();
    }
    var files = new ArrayList<Diff.File>();
    there.get().changed().forEach(each -> files.add(file(name, each)));
    there
        .get()
        .untracked()
        .forEach(path -> files.add(new Diff.File(name, "untracked", path, null, false, 0, 0)));
    return files;
  }

  private String patch(Workspace workspace, Diff.File file) {
    if (file.kind().equals("untracked")) {
      return "";
    }
    var repository = workspace.repository(file.repository());
    return differences
        .uncommitted(repository, sync.checkout(workspace, repository), file.path())
        .flatMap(Differences.Uncommitted::patch)
        .orElse("… this file's patch is too long to be shown.\n");
  }

  private Source commits(Call call, Diff.Input input) {
    var workspace = focus.workspace(call, input.workspace());
    var pairs = new HashMap<String, Pair>();
    var compared = new ArrayList<Compared>();
    var files = new ArrayList<Diff.File>();
    var failures = new ArrayList<GitFailure>();
    for (var repository : repositories(call, workspace, input)) {
      try {
        var pair = differences.pair(repository, input.from(), input.to());
        add(repository, pair, pairs, compared, files);
      } catch (GitFailure e) {
        failures.add(e);
      }
    }
    if (compared.isEmpty() && !failures.isEmpty()) {
      throw failures.getFirst();
    }
    return found(
        files,
        file -> patch(pairs, file),
        compared,
        "Nothing differs.",
        failures.stream().map(GitFailure::sentence).toList());
  }

  private Source pull(Call call, Diff.Input input) {
    var number = input.number();
    if (number == null) {
      throw new BadArgument("pull_request needs 'number', such as 12.");
    }
    var workspace = focus.workspace(call, input.workspace());
    var repository = focus.one(call, workspace, input.repository());
    var pull = pulls.fetch(repository, number, repository.branch());
    var pairs = new HashMap<String, Pair>();
    var compared = new ArrayList<Compared>();
    var files = new ArrayList<Diff.File>();
    var gitDir = differences.pair(repository, null, null).gitDir();
    add(repository, new Pair(gitDir, pull.base(), pull.head()), pairs, compared, files);
    return found(
        files,
        file -> patch(pairs, file),
        compared,
        "Pull request " + number + " changes nothing.",
        List.of());
  }

  private void add(
      Repository repository,
      Pair pair,
      Map<String, Pair> pairs,
      List<Compared> compared,
      List<Diff.File> files) {
    var name = repository.id().name();
    differences.files(pair).forEach(each -> files.add(file(name, each)));
    pairs.put(name, pair);
    compared.add(new Compared(name, pair.from().hex(), pair.to().hex()));
  }

  private String patch(Map<String, Pair> pairs, Diff.File file) {
    var pair = Objects.requireNonNull(pairs.get(file.repository()));
    return differences.patch(pair, file.path(), MAX_BYTES);
  }

  private List<Repository> repositories(Call call, Workspace workspace, Diff.Input input) {
    return focus.repositories(
        call, workspace, input.repository() == null ? null : List.of(input.repository()));
  }

  private static Source found(
      List<Diff.File> files,
      Patch patch,
      List<Compared> compared,
      String nothing,
      List<String> notes) {
    return new Source(null, null, null, null, compared, files, patch, nothing, "", notes);
  }

  private static Diff.File file(String repository, FileChange change) {
    return new Diff.File(
        repository,
        change.kind().name().toLowerCase(Locale.ROOT),
        change.path(),
        change.oldPath(),
        change.binary(),
        change.added(),
        change.removed());
  }
}
