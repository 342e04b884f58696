package dev.relay.mcp.tool;

import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.analysis.FileText;
import dev.relay.mcp.analysis.Heads;
import dev.relay.repo.speech.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a part of a file. */
@Component
final class Read implements Tool<Read.Input, Read.Output> {
  private static final int MAX_LINES = 2000;
  private static final int MAX_CHARS = 64_000;

  private final Focus focus;
  private final Heads heads;
  private final FileText files;

  Read(Focus focus, Heads heads, FileText files) {
    this.focus = focus;
    this.heads = heads;
    this.files = files;
  }

  record Input(
      @About("The repository's name.") String repository,
      @About("The file, relative to the repository's root.") String path,
      @About(value = "First line, from 1.", min = 1, max = 999_999_999) @Nullable Integer startLine,
      @About(value = "Last line.", min = 1, max = 999_999_999) @Nullable Integer endLine,
      @About("A branch, tag or commit; without it, the head of the repository's branch.")
          @Nullable String ref,
      @About(WorkspacesTool.ABOUT) @Nullable String workspace) {}

  record Output(
      String repository,
      String path,
      String commit,
      int startLine,
      int endLine,
      @About("Lines in the whole file.") int total,
      @About("True when fewer lines are shown than were asked for.") boolean truncated,
      String text) {}

  @Override
  public Definition<Input, Output> definition() {
    return Definition.reads(
        "read",
        "Read a file",
        "Reads a text file of a repository, or some of its lines, as it was fetched last or at another"
            + " commit. Binary files and links are named, not read.",
        Input.class,
        Output.class);
  }

  @Override
  public Answer<Output> call(Call call, Input arguments) {
    Policy.require(call.caller(), Effect.READ);
    var workspace = focus.workspace(call, arguments.workspace());
    var repository = focus.one(call, workspace, arguments.repository());
    var commit = heads.of(repository, arguments.ref());
    var lines = files.lines(repository, commit, arguments.path());
    var start = arguments.startLine() == null ? 1 : arguments.startLine();
    var end =
        arguments.endLine() == null ? lines.size() : Math.min(arguments.endLine(), lines.size());
    if (!lines.isEmpty() && (start > lines.size() || start > end)) {
      throw new BadArgument(
          arguments.path()
              + " has "
              + Words.count(lines.size(), "line", "lines")
              + ": ask for lines within.");
    }
    var shown = cut(lines.subList(Math.min(start - 1, lines.size()), end));
    var last = start + shown.size() - 1;
    var output =
        new Output(
            repository.id().name(),
            arguments.path(),
            commit.hex(),
            start,
            last,
            lines.size(),
            last < end,
            String.join("\n", shown));
    return new Answer<>(text(output), output);
  }

  private static List<String> cut(List<String> lines) {
    int chars = 0;
    int count = 0;
    while (count < Math.min(lines.size(), MAX_LINES) && chars <= MAX_CHARS) {
      chars += lines.get(count++).length() + 1;
    }
    return lines.subList(0, count);
  }

  private static String text(Output output) {
    return "%s in %s, lines %d to %d of %d:\n%s"
        .formatted(
            output.path(),
            output.repository(),
            output.startLine(),
            output.endLine(),
            output.total(),
            output.text());
  }
}
