package dev.relay.mcp.tool;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.task.ApprovalLinks;
import dev.relay.mcp.task.Task;
import dev.relay.mcp.task.Tasks;
import dev.relay.repo.git.FileChange;
import dev.relay.repo.publish.ChangeSet;
import dev.relay.repo.publish.RepositoryChange;
import dev.relay.repo.speech.Words;
import dev.relay.repo.workspace.RepositoryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a task changed, file by file. */
@Component
final class Diff implements Tool<Diff.Input, Diff.Output> {
  private static final int FILES_PER_PAGE = 200;
  private static final int PATCH_CHARS = 60_000;

  private final Tasks tasks;
  private final ApprovalLinks links;

  Diff(Tasks tasks, ApprovalLinks links) {
    this.tasks = tasks;
    this.links = links;
  }

  enum Format {
    STAT,
    PATCH
  }

  record Input(
      @About(TaskNames.ABOUT) @Nullable String task,
      @About("Only this repository.") @Nullable String repository,
      @About("Only this file.") @Nullable String path,
      @About("stat (default) counts lines per file, patch shows them.") @Nullable Format format,
      @About("next_cursor of the answer before, for the next page.") @Nullable String cursor) {}

  record File(
      String repository,
      @About("added, modified, deleted or renamed") String kind,
      String path,
      @Nullable String oldPath,
      boolean binary,
      int added,
      int removed) {}

  record Output(
      TaskView task,
      @About("Of the change set; an approval is for exactly this.") @Nullable String digest,
      @About("The commit message.") @Nullable String message,
      @About("Files that changed, in all pages.") int total,
      List<File> files,
      @About("patch: of the files of this page.") @Nullable String patch,
      boolean truncated,
      @Nullable String nextCursor) {}

  @Override
  public Definition<Input, Output> definition() {
    return Definition.reads(
        "diff",
        "Show what changed",
        "Shows what a task changed in each repository: files and line counts, or the patch itself, in"
            + " pages. Use it when the user asks what changed or wants to see the diff.",
        Input.class,
        Output.class);
  }

  @Override
  public Answer<Output> call(Call call, Input arguments) {
    var caller = call.caller();
    var task = TaskNames.find(tasks, arguments.task(), caller);
    var changes = tasks.changes(task.id(), caller);
    if (changes.isEmpty()) {
      var nothing =
          new Output(TaskView.of(task, links), null, null, 0, List.of(), null, false, null);
      return new Answer<>("There are no changes yet. " + links.summary(task), nothing);
    }
    var files = files(changes.get(), arguments);
    var start = Cursor.offset(arguments.cursor());
    var patches = arguments.format() == Format.PATCH;
    var page = patches ? patches(caller, task, files, start) : stats(files, start);
    var end = start + page.files().size();
    var output =
        new Output(
            TaskView.of(task, links),
            changes.get().digest(),
            changes.get().message(),
            files.size(),
            page.files(),
            page.patch(),
            end < files.size(),
            end < files.size() ? Cursor.of(end) : null);
    return new Answer<>(
        patches && page.patch() != null ? page.patch() : text(files) + waiting(task), output);
  }

  private String waiting(Task task) {
    return links.of(task).map(link -> " A person approves it at " + link + ".").orElse("");
  }

  private record Page(List<File> files, @Nullable String patch) {}

  private static Page stats(List<File> files, int start) {
    return new Page(files.stream().skip(start).limit(FILES_PER_PAGE).toList(), null);
  }

  /** Whole files, one at least, until the page is full. */
  private Page patches(Caller caller, Task task, List<File> files, int start) {
    var shown = new ArrayList<File>();
    var patch = new StringBuilder();
    for (var file : files.subList(Math.min(start, files.size()), files.size())) {
      if (!shown.isEmpty() && patch.length() >= PATCH_CHARS) {
        break;
      }
      shown.add(file);
      patch.append(
          cut(tasks.patch(task.id(), new RepositoryId(file.repository()), file.path(), caller)));
    }
    return new Page(shown, patch.toString());
  }

  private static String cut(String patch) {
    if (patch.length() <= PATCH_CHARS) {
      return patch;
    }
    return patch.substring(0, patch.lastIndexOf('\n', PATCH_CHARS) + 1)
        + "… this file's patch is longer; see the page.\n";
  }

  private static List<File> files(ChangeSet changes, Input arguments) {
    var names = changes.changes().stream().map(c -> c.repository().name()).toList();
    var repository = arguments.repository();
    if (repository != null && !names.contains(repository)) {
      throw new BadArgument(
          "Nothing changed in '" + repository + "', but in " + Words.and(names) + ".");
    }
    var files =
        changes.changes().stream()
            .filter(c -> repository == null || c.repository().name().equals(repository))
            .flatMap(c -> c.files().stream().map(f -> file(c, f)))
            .filter(f -> arguments.path() == null || f.path().equals(arguments.path()))
            .toList();
    if (files.isEmpty() && arguments.path() != null) {
      throw new BadArgument(
          "'" + arguments.path() + "' did not change: ask without a path to see what did.");
    }
    return files;
  }

  private static File file(RepositoryChange change, FileChange file) {
    return new File(
        change.repository().name(),
        file.kind().name().toLowerCase(Locale.ROOT),
        file.path(),
        file.oldPath(),
        file.binary(),
        file.added(),
        file.removed());
  }

  private static String text(List<File> files) {
    var repositories = files.stream().map(File::repository).distinct().toList();
    var added = files.stream().mapToInt(File::added).sum();
    var removed = files.stream().mapToInt(File::removed).sum();
    return "%s in %s, %d lines added and %d removed."
        .formatted(
            Words.count(files.size(), "file", "files"), Words.and(repositories), added, removed);
  }
}
