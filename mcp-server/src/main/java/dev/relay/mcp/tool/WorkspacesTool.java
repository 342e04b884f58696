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

/** Lists workspaces, shows one, turns to one or to a repository of it, and adds a repository. */
@Component
final class WorkspacesTool implements Tool<WorkspacesTool.Input, WorkspacesTool.Output> {
  static final String ABOUT = "A workspace's name; needed only when there are several.";

  private final Workspaces workspaces;
  private final Overviews overviews;
  private final Focus focus;
  private final AddedRepositories adding;

  WorkspacesTool(
      Workspaces workspaces, Overviews overviews, Focus focus, AddedRepositories adding) {
    this.workspaces = workspaces;
    this.overviews = overviews;
    this.focus = focus;
    this.adding = adding;
  }

  enum Action {
    LIST,
    DESCRIBE,
    SWITCH,
    FOCUS,
    ADD
  }

  record Input(
      @About(
              "list (default); describe one; switch to one, so that other tools mean it when none is"
                  + " named; focus on a repository in the same way, or on all again without one; add"
                  + " a repository, which is read back first.")
          @Nullable Action action,
      @About("A workspace's name, to see it alone.") @Nullable String workspace,
      @About("focus: the repository to turn to.") @Nullable String repository,
      @About("add: the address of the repository, such as https://github.com/acme/api.")
          @Nullable String url,
      @About("add: what to call it here; its own name without it.") @Nullable String name,
      @About("add: the branch that changes land on; its default branch without it.")
          @Nullable String branch,
      @About("add: the confirm of the answer before, once the user has said yes to what it says.")
          @Nullable String confirm) {}

  record Entry(String name, List<String> repositories) {}

  record Output(
      List<Entry> workspaces,
      @About("The one that was asked for, or the only one: repositories, and who depends on whom.")
          @Nullable WorkspaceOverview workspace,
      @About("What other tools mean when nothing is named, if you turned to something.")
          Focus.@Nullable On focus,
      @About("add: say this back to the user; with confirm it is done.") @Nullable String confirm,
      @About("add: the names of what was added.") @Nullable List<String> added) {}

  @Override
  public Definition<Input, Output> definition() {
    return Definition.repeats(
            "workspaces",
            "List, describe and choose workspaces",
            "Shows which workspaces and repositories there are and how they depend on each other,"
                + " turns to one of them for what is asked next, and adds a repository after reading"
                + " it back. Use it to learn the names that other tools take.",
            Input.class,
            Output.class)
        .needing(Effect.READ);
  }

  @Override
  public Effect needs(Input arguments) {
    return arguments.action() == Action.ADD ? Effect.ADD_REPOSITORY : Effect.READ;
  }

  @Override
  public Answer<Output> call(Call call, Input arguments) {
    Policy.require(call.caller(), needs(arguments));
    return switch (arguments.action()) {
      case SWITCH -> turn(call, named(arguments), null);
      case FOCUS -> focus(call, arguments);
      case ADD -> add(call, arguments);
      case DESCRIBE -> shown(call, focus.workspace(call, arguments.workspace()));
      case LIST -> list(call, arguments);
      case null -> list(call, arguments);
    };
  }

  private Workspace named(Input arguments) {
    if (arguments.workspace() == null) {
      throw new BadArgument("switch needs 'workspace': the one to turn to.");
    }
    return workspaces.get(arguments.workspace());
  }

  private Answer<Output> focus(Call call, Input arguments) {
    var workspace = focus.workspace(call, arguments.workspace());
    var repository =
        arguments.repository() == null
            ? null
            : focus.one(call, workspace, arguments.repository()).id().name();
    return turn(call, workspace, repository);
  }

  private Answer<Output> turn(Call call, Workspace workspace, @Nullable String repository) {
    focus.turn(call.caller(), new Focus.On(workspace.name(), repository));
    var text =
        repository == null
            ? "From now on it is about " + workspace.name() + "."
            : "From now on it is about " + repository + " of " + workspace.name() + ".";
    return new Answer<>(text, output(call, workspace, null, null));
  }

  private Answer<Output> add(Call call, Input arguments) {
    if (arguments.confirm() != null) {
      var added = adding.confirm(call.caller(), arguments.confirm());
      var workspace = workspaces.get(added.workspace());
      return new Answer<>(added.sentence(), output(call, workspace, null, added.repositories()));
    }
    var url = arguments.url();
    if (url == null) {
      throw new BadArgument("add needs 'url': the repository's address.");
    }
    var workspace = focus.workspace(call, arguments.workspace());
    var asked = adding.ask(call.caller(), workspace, url, arguments.name(), arguments.branch());
    return new Answer<>(asked.sentence(), output(call, workspace, asked.confirm(), null));
  }

  private Answer<Output> list(Call call, Input arguments) {
    var all = workspaces.all();
    var asked = arguments.workspace();
    if (asked != null) {
      return shown(call, workspaces.get(asked));
    }
    if (all.size() == 1) {
      return shown(call, all.getFirst());
    }
    var text =
        all.isEmpty()
            ? "There is no workspace yet: add one on Relay's page."
            : "There are " + Words.and(all.stream().map(Workspace::name).toList()) + ".";
    return new Answer<>(text, output(call, null, null, null));
  }

  private Answer<Output> shown(Call call, Workspace workspace) {
    var text =
        "%s has %s: %s."
            .formatted(
                workspace.name(),
                Words.count(workspace.repositories().size(), "repository", "repositories"),
                Words.few(names(workspace)));
    return new Answer<>(text, output(call, workspace, null, null));
  }

  private Output output(
      Call call,
      @Nullable Workspace shown,
      @Nullable String confirm,
      @Nullable List<String> added) {
    return new Output(
        workspaces.all().stream().map(each -> new Entry(each.name(), names(each))).toList(),
        shown == null ? null : overviews.of(shown),
        focus.of(call.caller()).orElse(null),
        confirm,
        added);
  }

  private static List<String> names(Workspace workspace) {
    return workspace.repositories().stream().map(r -> r.id().name()).toList();
  }
}
