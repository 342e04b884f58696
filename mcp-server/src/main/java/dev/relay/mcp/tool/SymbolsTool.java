package dev.relay.mcp.tool;

import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.analysis.Heads;
import dev.relay.mcp.analysis.symbols.Calling;
import dev.relay.mcp.analysis.symbols.Defined;
import dev.relay.mcp.analysis.symbols.Found;
import dev.relay.mcp.analysis.symbols.SymbolPattern;
import dev.relay.mcp.analysis.symbols.SymbolQuery;
import dev.relay.mcp.analysis.symbols.Symbols;
import dev.relay.mcp.analysis.symbols.Used;
import dev.relay.mcp.analysis.symbols.parse.Kind;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where names are defined, used and called, in all repositories. */
@Component
final class SymbolsTool implements Tool<SymbolsTool.Input, SymbolsTool.Output> {
  private static final int DEFAULT_LIMIT = 50;

  private final Focus focus;
  private final Symbols symbols;
  private final Heads heads;

  SymbolsTool(Focus focus, Symbols symbols, Heads heads) {
    this.focus = focus;
    this.symbols = symbols;
    this.heads = heads;
  }

  enum Action {
    DEFINITIONS,
    REFERENCES,
    CALLERS,
    OUTLINE
  }

  record Input(
      @About(
              "definitions (default) says where a name is defined, references where it is used,"
                  + " callers who calls it, outline what a file defines.")
          @Nullable Action action,
      @About("A name, such as Cart, Cart.total or *Service; not for outline.")
          @Nullable String symbol,
      @About("definitions: only this kind.") @Nullable Kind kind,
      @About(
              "references, callers: the repository whose definition is meant, when several have one.")
          @Nullable String definedIn,
      @About(
              "references: true to find user_name, USER_NAME and JSON fields for userName too, as"
                  + " before a rename.")
          @Nullable Boolean spellings,
      @About("outline: the file, relative to the repository's root.") @Nullable String path,
      @About("outline: a branch, tag or commit; without it, the head.") @Nullable String ref,
      @About("Repositories to look in, by name, group:x or tag:x; without it, all.")
          @Nullable List<String> repositories,
      @About(WorkspacesTool.ABOUT) @Nullable String workspace,
      @About(value = "How many at most.", min = 1, max = 200) @Nullable Integer limit,
      @About("next_cursor of the answer before, for the next page.") @Nullable String cursor) {}

  record Output(
      @About("In all pages.") int total,
      @About("True when there are more than these.") boolean truncated,
      @About("definitions, outline.") @Nullable List<Defined> definitions,
      @About("references: the surest first.") @Nullable List<Used> references,
      @About("callers: definitions with calls in them, the surest first.")
          @Nullable List<Calling> callers,
      @About("Give it as cursor to see more.") @Nullable String nextCursor,
      @About("What could not be looked at yet, and why.") List<String> notes) {}

  @Override
  public Definition<Input, Output> definition() {
    return Definition.reads(
        "symbols",
        "Find definitions, references and callers",
        "Finds classes, methods, functions and the like by name in every repository: where they are"
            + " defined, who uses or calls them across repositories, or what a file defines. Use it"
            + " for code names; use search for any other text.",
        Input.class,
        Output.class);
  }

  @Override
  public Answer<Output> call(Call call, Input arguments) {
    Policy.require(call.caller(), Effect.READ);
    var workspace = focus.workspace(call, arguments.workspace());
    var repositories = focus.repositories(call, workspace, arguments.repositories());
    return switch (arguments.action() == null ? Action.DEFINITIONS : arguments.action()) {
      case DEFINITIONS -> definitions(repositories, arguments);
      case REFERENCES -> references(query(workspace, repositories, arguments), arguments);
      case CALLERS -> callers(query(workspace, repositories, arguments), arguments);
      case OUTLINE -> outline(repositories, arguments);
    };
  }

  private Answer<Output> definitions(List<Repository> repositories, Input arguments) {
    var kind = arguments.kind();
    var found =
        symbols.definitions(
            repositories,
            pattern(arguments),
            kind == null ? Set.of() : Set.of(kind),
            Cursor.offset(arguments.cursor()),
            limit(arguments));
    return new Answer<>(
        SymbolWords.definitions(name(arguments), found), output(found, found.hits(), null, null));
  }

  private Answer<Output> references(SymbolQuery query, Input arguments) {
    var found = symbols.references(query);
    return new Answer<>(
        SymbolWords.references(name(arguments), found), output(found, null, found.hits(), null));
  }

  private Answer<Output> callers(SymbolQuery query, Input arguments) {
    var found = symbols.callers(query);
    return new Answer<>(
        SymbolWords.callers(name(arguments), found), output(found, null, null, found.hits()));
  }

  private Answer<Output> outline(List<Repository> repositories, Input arguments) {
    var path = arguments.path();
    if (path == null || repositories.size() != 1) {
      throw new BadArgument("outline needs 'path', and 'repositories' with the one it is in.");
    }
    var repository = repositories.getFirst();
    var commit = heads.of(repository, arguments.ref());
    var all = symbols.outline(repository, commit, path);
    var from = Math.min(Cursor.offset(arguments.cursor()), all.size());
    var end = Math.min(from + limit(arguments), all.size());
    var found =
        new Found<>(all.subList(from, end), all.size(), end < all.size() ? end : -1, List.of());
    return new Answer<>(SymbolWords.outline(path, found), output(found, found.hits(), null, null));
  }

  private static SymbolQuery query(
      Workspace workspace, List<Repository> repositories, Input arguments) {
    var definedIn = arguments.definedIn();
    return new SymbolQuery(
        workspace,
        repositories,
        pattern(arguments),
        definedIn == null ? null : Repositories.one(workspace, definedIn).id(),
        Boolean.TRUE.equals(arguments.spellings()),
        Cursor.offset(arguments.cursor()),
        limit(arguments));
  }

  private static SymbolPattern pattern(Input arguments) {
    try {
      return SymbolPattern.of(name(arguments));
    } catch (IllegalArgumentException e) {
      throw new BadArgument(String.valueOf(e.getMessage()));
    }
  }

  private static String name(Input arguments) {
    var name = arguments.symbol();
    if (name == null) {
      throw new BadArgument("symbols needs 'symbol': the name to look for.");
    }
    return name;
  }

  private static int limit(Input arguments) {
    return arguments.limit() == null ? DEFAULT_LIMIT : arguments.limit();
  }

  private static Output output(
      Found<?> found,
      @Nullable List<Defined> definitions,
      @Nullable List<Used> references,
      @Nullable List<Calling> callers) {
    var more = found.next() >= 0;
    return new Output(
        found.total(),
        more,
        definitions,
        references,
        callers,
        more ? Cursor.of(found.next()) : null,
        found.notes());
  }
}
