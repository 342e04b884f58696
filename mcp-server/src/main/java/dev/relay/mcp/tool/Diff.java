package dev.relay.mcp.tool;

import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.repo.speech.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a task, a checkout, two commits or a pull request changed, file by file. */
@Component
final class Diff implements Tool<Diff.Input, Diff.Output> {
  private static final int FILES_PER_PAGE = 200;
  private static final int PATCH_CHARS = 60_000;

  private final DiffSources sources;

  Diff(DiffSources sources) {
    this.sources = sources;
  }

  enum Format {
    STAT,
    PATCH,
    HUNKS
  }

  enum Of {
    TASK,
    CHECKOUT,
    COMMITS,
    PULL_REQUEST
  }

  record Input(
      @About(
              "task (default) what a task changed, checkout what is not committed, commits what"
                  + " differs between from and to, pull_request what one would bring.")
          @Nullable Of of,
      @About("of task: its id; without it, the newest task.") @Nullable String task,
      @About("of commits: a branch, tag or commit; without it, the repository's branch.")
          @Nullable String from,
      @About("of commits: the same for the other side.") @Nullable String to,
      @About(value = "of pull_request: its number.", min = 1, max = 999_999_999)
          @Nullable Integer number,
      @About("Only this repository; needed for pull_request.") @Nullable String repository,
      @About("Only this file.") @Nullable String path,
      @About(
              "stat (default) counts lines per file, patch shows them, hunks shows them with their"
                  + " line numbers.")
          @Nullable Format format,
      @About(WorkspacesTool.ABOUT) @Nullable String workspace,
      @About("next_cursor of the answer before, for the next page.") @Nullable String cursor) {
    /** Plain from what else is given. */
    Of meant() {
      if (of != null) {
        return of;
      }
      if (number != null) {
        return Of.PULL_REQUEST;
      }
      return from != null || to != null ? Of.COMMITS : Of.TASK;
    }
  }

  record File(
      String repository,
      @About("added, modified, deleted, renamed or untracked") String kind,
      String path,
      @Nullable String oldPath,
      boolean binary,
      int added,
      int removed) {}

  record Output(
      @About("of task.") @Nullable TaskView task,
      @About("of task: of the change set; an approval is for exactly this.")
          @Nullable String digest,
      @About("of task: the commit message.") @Nullable String message,
      @About("commits, pull_request: what is compared.") List<DiffSources.Compared> compared,
      @About("Files that changed, in all pages.") int total,
      List<File> files,
      @About("patch: of the files of this page.") @Nullable String patch,
      @About("hunks: of the files of this page.") @Nullable List<DiffHunk> hunks,
      boolean truncated,
      @Nullable String nextCursor,
      @About("What could not be compared, and why.") List<String> notes) {}

  @Override
  public Definition<Input, Output> definition() {
    return Definition.reads(
        "diff",
        "Show what changed",
        "Shows what changed in each repository by a task, in the checkouts, between two commits or by"
            + " a pull request: files and line counts, the patch or its hunks, in pages. Use it when"
            + " the user asks what changed or wants to see the diff.",
        Input.class,
        Output.class);
  }

  @Override
  public Answer<Output> call(Call call, Input arguments) {
    Policy.require(call.caller(), Effect.READ);
    var source = sources.of(call, arguments);
    var files = files(source, arguments);
    var start = Cursor.offset(arguments.cursor());
    var page = page(source, files.subList(Math.min(start, files.size()), files.size()), arguments);
    var end = start + page.files().size();
    var isMore = end < files.size();
    var output =
        new Output(
            source.task(),
            source.digest(),
            source.message(),
            source.compared(),
            files.size(),
            page.files(),
            arguments.format() == Format.PATCH ? page.patch() : null,
            arguments.format() == Format.HUNKS ? page.hunks() : null,
            isMore,
            isMore ? Cursor.of(end) : null,
            source.notes());
    return new Answer<>(text(source, files, page, arguments), output);
  }

  private record Page(List<File> files, String patch, List<DiffHunk> hunks) {}

  /** Whole files, one at least, until the page is full. */
  private static Page page(DiffSources.Source source, List<File> files, Input arguments) {
    if (arguments.format() == null || arguments.format() == Format.STAT) {
      return new Page(files.stream().limit(FILES_PER_PAGE).toList(), "", List.of());
    }
    var shown = new ArrayList<File>();
    var patch = new StringBuilder();
    var hunks = new ArrayList<DiffHunk>();
    for (var file : files) {
      if (!shown.isEmpty() && patch.length() >= PATCH_CHARS) {
        break;
      }
      var own = cut(source.patch().of(file));
      shown.add(file);
      patch.append(own);
      hunks.addAll(DiffHunk.of(file, own));
    }
    return new Page(shown, patch.toString(), hunks);
  }

  private static String cut(String patch) {
    if (patch.length() <= PATCH_CHARS) {
      return patch;
    }
    return patch.substring(0, patch.lastIndexOf('\n', PATCH_CHARS) + 1)
        + "… this file's patch is longer; see the page.\n";
  }

  private static List<File> files(DiffSources.Source source, Input arguments) {
    var repository = source.repository();
    if (repository != null
        && source.files().stream().noneMatch(f -> f.repository().equals(repository))) {
      var others = source.files().stream().map(File::repository).distinct().toList();
      if (!others.isEmpty()) {
        throw new BadArgument(
            "Nothing changed in '" + repository + "', but in " + Words.and(others) + ".");
      }
    }
    var files =
        source.files().stream()
            .filter(file -> repository == null || file.repository().equals(repository))
            .filter(file -> arguments.path() == null || file.path().equals(arguments.path()))
            .toList();
    if (files.isEmpty() && arguments.path() != null) {
      throw new BadArgument(
          "'" + arguments.path() + "' did not change: ask without a path to see what did.");
    }
    return files;
  }

  private static String text(
      DiffSources.Source source, List<File> files, Page page, Input arguments) {
    var notes = source.notes().isEmpty() ? "" : " " + String.join(" ", source.notes());
    if (files.isEmpty()) {
      return source.nothing() + notes;
    }
    if (arguments.format() != null && arguments.format() != Format.STAT) {
      return page.patch();
    }
    var repositories = files.stream().map(File::repository).distinct().toList();
    var added = files.stream().mapToInt(File::added).sum();
    var removed = files.stream().mapToInt(File::removed).sum();
    return "%s in %s, %d lines added and %d removed.%s"
        .formatted(
            Words.count(files.size(), "file", "files"),
            Words.few(repositories),
            added,
            removed,
            source.next() + notes);
  }
}
