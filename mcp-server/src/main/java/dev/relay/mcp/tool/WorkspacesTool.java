package dev.relay.mcp.tool;

import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.analysis.Overviews;
import dev.relay.mcp.analysis.WorkspaceOverview;
import dev.relay.repo.speech.Words;
import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.Workspaces;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists workspaces and shows one with its repositories. */
@Component
final class WorkspacesTool implements Tool<WorkspacesTool.Input, WorkspacesTool.Output> {
  static final String ABOUT = "A workspace's name; needed only when there are several.";

  private final Workspaces workspaces;
  private final Overviews overviews;

  WorkspacesTool(Workspaces workspaces, Overviews overviews) {
    this.workspaces = workspaces;
    this.overviews = overviews;
  }

  record Input(@About("A workspace's name, to see it alone.") @Nullable String workspace) {}

  record Entry(String name, List<String> repositories) {}

  record Output(
      List<Entry> workspaces,
      @About("The one that was asked for, or the only one: repositories, and who depends on whom.")
          @Nullable WorkspaceOverview workspace) {}

  @Override
  public Definition<Input, Output> definition() {
    return Definition.reads(
        "workspaces",
        "List workspaces and repositories",
        "Shows which workspaces and repositories there are and how they depend on each other. Use it to"
            + " learn the names that other tools take.",
        Input.class,
        Output.class);
  }

  @Override
  public Answer<Output> call(Call call, Input arguments) {
    Policy.require(call.caller(), Effect.READ);
    var all = workspaces.all();
    var asked = arguments.workspace();
    var shown = asked != null ? workspaces.get(asked) : all.size() == 1 ? all.getFirst() : null;
    var entries = all.stream().map(w -> new Entry(w.name(), names(w))).toList();
    var text =
        shown != null
            ? "%s has %s: %s."
                .formatted(
                    shown.name(),
                    Words.count(shown.repositories().size(), "repository", "repositories"),
                    Words.and(names(shown)))
            : all.isEmpty()
                ? "There is no workspace yet: add one on Relay's page."
                : "There are " + Words.and(all.stream().map(Workspace::name).toList()) + ".";
    return new Answer<>(text, new Output(entries, shown == null ? null : overviews.of(shown)));
  }

  private static List<String> names(Workspace workspace) {
    return workspace.repositories().stream().map(r -> r.id().name()).toList();
  }
}
