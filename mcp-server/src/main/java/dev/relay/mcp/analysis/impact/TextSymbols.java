package dev.relay.mcp.analysis.impact;

import dev.relay.mcp.analysis.FileText;
import dev.relay.mcp.analysis.Heads;
import dev.relay.mcp.analysis.architecture.Declared;
import dev.relay.mcp.analysis.architecture.SourceOutline;
import dev.relay.repo.graph.DependencyGraphs;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Symbols by their names in the text, where nothing has read the code itself. */
public final class TextSymbols implements SymbolSource {
  private static final int READ = 10_000;
  private static final double COMMENT = 0.4;

  private final TextSearch text;
  private final DependencyGraphs graphs;
  private final Heads heads;
  private final FileText files;

  public TextSymbols(TextSearch text, DependencyGraphs graphs, Heads heads, FileText files) {
    this.text = text;
    this.graphs = graphs;
    this.heads = heads;
    this.files = files;
  }

  private static List<Definition> definitions(List<TextSearch.Line> lines, String name) {
    var all = new ArrayList<Definition>();
    for (var line : lines) {
      SourceOutline.of(line.path(), line.line(), line.text())
          .filter(each -> each.name().equals(name))
          .ifPresent(each -> all.add(definition(line.repository(), line.path(), each)));
    }
    return all;
  }

  private static Definition definition(String repository, String path, Declared declared) {
    return new Definition(
        repository, path, declared.line(), declared.kind(), declared.name(), declared.signature());
  }

  @Override
  public Uses uses(Workspace workspace, String name, Optional<RepositoryId> definedIn, int limit) {
    var lines = lines(workspace, name);
    var all = definitions(lines.lines(), name);
    var defined =
        all.stream()
            .filter(each -> definedIn.isEmpty() || definedIn.get().name().equals(each.repository()))
            .toList();
    var places = defined.stream().map(TextSymbols::key).collect(Collectors.toSet());
    var rank = new Nearness(workspace, defined, definedIn);
    var used =
        lines.lines().stream()
            .filter(line -> !SourceOutline.family(line.path()).isEmpty())
            .filter(line -> !places.contains(key(line)))
            .map(rank::reference)
            .sorted(Comparator.comparingDouble(Reference::confidence).reversed())
            .toList();
    var some = used.stream().limit(limit).toList();
    return new Uses(defined, some, lines.truncated() || used.size() > limit, lines.notes());
  }

  private static String key(TextSearch.Line line) {
    return line.repository() + ":" + line.path() + ":" + line.line();
  }

  private static String key(Definition each) {
    return each.repository() + ":" + each.path() + ":" + each.line();
  }

  private TextSearch.Lines lines(Workspace workspace, String name) {
    var expression = "(^|[^A-Za-z0-9_])" + Needle.quoted(name) + "([^A-Za-z0-9_]|$)";
    return text.find(workspace.repositories(), List.of(expression), READ);
  }

  /** How near a place is to where the name is defined. */
  private final class Nearness {
    private final Set<String> files = new HashSet<>();
    private final Set<String> repositories = new HashSet<>();
    private final Set<String> families = new HashSet<>();
    private final Set<String> dependents = new HashSet<>();

    Nearness(Workspace workspace, List<Definition> defined, Optional<RepositoryId> definedIn) {
      for (var each : defined) {
        files.add(each.repository() + ":" + each.path());
        repositories.add(each.repository());
        families.add(SourceOutline.family(each.path()));
      }
      definedIn.ifPresent(each -> repositories.add(each.name()));
      var graph = graphs.of(workspace);
      for (var each : repositories) {
        graph.impact(new RepositoryId(each)).forEach(d -> dependents.add(d.name()));
      }
    }

    Reference reference(TextSearch.Line line) {
      var known = families.isEmpty() || families.contains(SourceOutline.family(line.path()));
      if (files.contains(line.repository() + ":" + line.path())) {
        return of(line, 0.95, "is in the file that defines it");
      }
      if (repositories.contains(line.repository())) {
        return known
            ? of(line, 0.75, "is in the repository that defines it")
            : of(line, 0.45, "has its name in another language");
      }
      if (dependents.contains(line.repository())) {
        return SourceLines.isImport(line.text())
            ? of(line, 0.9, "imports it")
            : known
                ? of(line, 0.75, "is in a repository that depends on it")
                : of(line, 0.5, "has its name, in a repository that depends on it");
      }
      return of(line, repositories.isEmpty() ? 0.5 : 0.25, "has its name");
    }

    private Reference of(TextSearch.Line line, double confidence, String reason) {
      var isComment = SourceLines.isComment(line.path(), line.text());
      var use =
          isComment ? Use.MENTIONS : SourceLines.isImport(line.text()) ? Use.IMPORTS : Use.NAMES;
      return new Reference(
          line.repository(),
          line.path(),
          line.line(),
          use,
          isComment ? confidence * COMMENT : confidence,
          reason);
    }
  }

  @Override
  public List<Definition> outline(Repository repository, String path) {
    var lines = files.lines(repository, heads.of(repository), path);
    return SourceOutline.of(path, String.join("\n", lines)).stream()
        .map(each -> definition(repository.id().name(), path, each))
        .toList();
  }
}
