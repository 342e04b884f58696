package dev.relay.mcp.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "diff",
    description = {
      "What is not committed in your checkouts, what differs between two branches, tags or commits",
      "of the remotes, or what a task changed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./relay diff                        what is not committed, everywhere",
      "  ./relay diff v1.0..main api web     between two, in two repositories",
      "  ./relay diff --task last --stat     what the newest task changed, in numbers"
    })
final class DiffCommand extends RelayCommand {
  private static final String BETWEEN = "..";

  @Parameters(
      arity = "0..*",
      paramLabel = "A..B|REPOSITORY",
      description = "Two branches, tags or commits with two dots between, and where to look.")
  List<String> arguments = List.of();

  @Option(names = "--task", paramLabel = "ID", description = "What a task changed; 'last' is one.")
  @Nullable String task;

  @Option(names = "--stat", description = "Files and numbers of lines only.")
  boolean stat;

  @Option(names = "--path", paramLabel = "FILE", description = "Only the patch of this file.")
  @Nullable String path;

  @Mixin final WorkspaceOption workspace = new WorkspaceOption();

  DiffCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    var range = arguments.stream().filter(each -> each.contains(BETWEEN)).toList();
    var names = new ArrayList<>(arguments);
    names.removeAll(range);
    if (range.size() > 1 || (task != null && !range.isEmpty())) {
      throw new Failure("Name one A..B, or a task, not more.");
    }
    var source = source(range.isEmpty() ? "" : range.getFirst());
    return show(new Answer(Answer.write(source.changes(api(), names))), source);
  }

  private DiffSource source(String range) {
    if (task != null) {
      return DiffSource.ofTask(api(), task);
    }
    var at = range.indexOf(BETWEEN);
    return DiffSource.ofWorkspace(
        workspace.in(session()),
        at < 0 ? null : range.substring(0, at),
        at < 0 ? null : range.substring(at + BETWEEN.length()));
  }

  private int show(Answer changes, DiffSource source) {
    if (json) {
      return show(changes);
    }
    var all = changes.json();
    var shown = 0;
    for (var repository : all.path("repositories")) {
      shown += repository.path("files").isEmpty() ? 0 : 1;
      if (!repository.path("files").isEmpty()) {
        show(repository, source);
      }
    }
    Json.texts(all, "notes").forEach(terminal()::note);
    if (shown == 0) {
      terminal().note("Nothing differs.");
    }
    return DONE;
  }

  private void show(JsonNode repository, DiffSource source) {
    var numbers = new DiffStat(terminal());
    numbers.title(repository);
    if (stat) {
      numbers.files(repository);
    } else {
      var patch = source.patch(api(), Json.text(repository, "repository"), path);
      new Patch(terminal()).show(patch);
    }
  }

  @Override
  int show(JsonNode changes) {
    return DONE;
  }
}
