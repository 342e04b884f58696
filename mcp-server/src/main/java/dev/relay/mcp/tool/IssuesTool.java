package dev.relay.mcp.tool;

import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.repo.issue.Issue;
import dev.relay.repo.issue.IssueHost.Filter;
import dev.relay.repo.issue.IssueHost.State;
import dev.relay.repo.issue.Issues;
import dev.relay.repo.speech.Words;
import dev.relay.repo.sync.Standpoints;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists and reads issues, and shows where a person creates one. */
@Component
final class IssuesTool implements Tool<IssuesTool.Input, IssuesTool.Output> {
  private static final int DEFAULT_LIMIT = 20;
  private static final int MOST_LINK = 8000;

  private final Focus focus;
  private final Issues issues;
  private final Standpoints standpoints;

  IssuesTool(Focus focus, Issues issues, Standpoints standpoints) {
    this.focus = focus;
    this.issues = issues;
    this.standpoints = standpoints;
  }

  enum Action {
    LIST,
    READ,
    CREATE
  }

  record Input(
      @About(
              "list (default) shows issues, read one with its comments, create answers with a link"
                  + " at which a person creates it.")
          @Nullable Action action,
      @About("The repository's name; needed when several have issues.") @Nullable String repository,
      @About(
              value =
                  "read: the issue's number; without it, the one that the branch of the checkout is"
                      + " named after.",
              min = 1,
              max = 999_999_999)
          @Nullable Integer number,
      @About("list: open (default), closed or all.") @Nullable State state,
      @About(value = "create: the title.", max = 250) @Nullable String title,
      @About(value = "create: the text, as Markdown.", max = 4000) @Nullable String body,
      @About(value = "list: how many at most.", min = 1, max = 100) @Nullable Integer limit,
      @About("next_cursor of the answer before, for the next page.") @Nullable String cursor,
      @About(WorkspacesTool.ABOUT) @Nullable String workspace) {}

  record Output(
      String repository,
      @About("list: those that changed last come first.") @Nullable List<IssueView> issues,
      @About("read.") @Nullable IssueView issue,
      @About("read without a number: the branch that names it.") @Nullable String branch,
      @About("create: a person opens it, looks, and creates the issue there.") @Nullable URI link,
      boolean truncated,
      @Nullable String nextCursor) {}

  @Override
  public Definition<Input, Output> definition() {
    return Definition.reads(
        "issues",
        "List, read or draft issues",
        "Lists and reads the issues of a repository at GitHub or GitLab; finds the one that the"
            + " current branch is about. create drafts one: it sends nothing, a person creates it at"
            + " the link.",
        Input.class,
        Output.class);
  }

  @Override
  public Answer<Output> call(Call call, Input arguments) {
    Policy.require(call.caller(), Effect.READ);
    var workspace = focus.workspace(call, arguments.workspace());
    var repository = repository(call, workspace, arguments.repository());
    return switch (arguments.action()) {
      case READ -> read(workspace, repository, arguments);
      case CREATE -> create(repository, arguments);
      case LIST -> list(repository, arguments);
      case null -> list(repository, arguments);
    };
  }

  /** The one that is meant: named, the only one with issues, or chosen. */
  private Repository repository(Call call, Workspace workspace, @Nullable String name) {
    if (name != null) {
      return focus.one(call, workspace, name);
    }
    var all = workspace.repositories();
    var some = all.stream().filter(each -> issues.find(each).isPresent()).toList();
    var names = (some.isEmpty() ? all : some).stream().map(each -> each.id().name()).toList();
    if (names.size() == 1) {
      return workspace.repository(names.getFirst());
    }
    return call.choose("Which repository's issues?", names)
        .map(workspace::repository)
        .orElseThrow(() -> new BadArgument("Say whose issues: " + Words.few(names) + "."));
  }

  private Answer<Output> list(Repository repository, Input arguments) {
    var host = issues.of(repository);
    var page = Math.max(1, Cursor.offset(arguments.cursor()));
    var size = arguments.limit() == null ? DEFAULT_LIMIT : arguments.limit();
    var state = arguments.state() == null ? State.OPEN : arguments.state();
    var found = host.list(repository.url(), new Filter(state, page, size));
    var shown = found.issues().stream().map(IssueView::brief).toList();
    var next = found.more() ? Cursor.of(page + 1) : null;
    var output = new Output(repository.id().name(), shown, null, null, null, found.more(), next);
    return new Answer<>(text(repository, found.issues(), state), output);
  }

  private static String text(Repository repository, List<Issue> issues, State state) {
    var kind = state == State.ALL ? "" : state == State.OPEN ? "open " : "closed ";
    if (issues.isEmpty()) {
      return "There are no %sissues in %s.".formatted(kind, repository.id());
    }
    var said = issues.stream().limit(3).map(IssuesTool::said).toList();
    return "%s in %s; the last to change: %s."
        .formatted(
            Words.capital(Words.count(issues.size(), kind + "issue", kind + "issues")),
            repository.id(),
            String.join("; ", said));
  }

  private static String said(Issue issue) {
    return issue.number() + ", " + issue.title();
  }

  private Answer<Output> read(Workspace workspace, Repository repository, Input arguments) {
    var host = issues.of(repository);
    var branch =
        arguments.number() == null ? standpoints.branch(workspace, repository).orElse("") : "";
    long number =
        arguments.number() == null
            ? Issues.number(branch).orElseThrow(() -> unnamed(repository, branch))
            : arguments.number();
    var issue = host.read(repository.url(), number);
    var text =
        "Issue %s (%s), by %s, with %s.\n%s"
            .formatted(
                said(issue),
                issue.open() ? "open" : "closed",
                issue.author(),
                Words.count(issue.comments().size(), "comment", "comments"),
                IssueView.cut(issue.body()));
    var output =
        new Output(
            repository.id().name(),
            null,
            IssueView.of(issue),
            branch.isEmpty() ? null : branch,
            null,
            IssueView.isCut(issue),
            null);
    return new Answer<>(text.strip(), output);
  }

  private static BadArgument unnamed(Repository repository, String branch) {
    return new BadArgument(
        branch.isEmpty()
            ? "Say which issue of " + repository.id() + ": its checkout is on no branch."
            : "Say which issue of %s: its branch '%s' names none."
                .formatted(repository.id(), branch));
  }

  private Answer<Output> create(Repository repository, Input arguments) {
    var title = arguments.title();
    if (title == null) {
      throw new BadArgument("create needs 'title': what the issue is called.");
    }
    var body = Stream.ofNullable(arguments.body()).findFirst().orElse("");
    var link = issues.of(repository).form(repository.url(), title, body);
    if (link.toString().length() > MOST_LINK) {
      throw new BadArgument("The issue is too long for a link: shorten 'body'.");
    }
    var output = new Output(repository.id().name(), null, null, null, link, false, null);
    return new Answer<>(
        "Nothing was sent. A person looks at it and creates it at " + link + " .", output);
  }
}
