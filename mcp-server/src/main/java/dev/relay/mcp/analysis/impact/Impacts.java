package dev.relay.mcp.analysis.impact;

import dev.relay.mcp.analysis.impact.Subject.Kind;
import dev.relay.mcp.analysis.impact.contract.ContractChange;
import dev.relay.mcp.analysis.impact.contract.Contracts;
import dev.relay.mcp.analysis.impact.contract.Contracts.Promised;
import dev.relay.repo.git.Sha;
import dev.relay.repo.graph.DependencyGraph;
import dev.relay.repo.graph.DependencyGraphs;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds who is touched when something changes, over all repositories of a workspace. */
public final class Impacts {
  /** Lines that are looked at; a name with more of them says nothing. */
  private static final int LINES = 5000;

  private static final int SYMBOLS = 20;
  private static final int NEEDLES = 120;

  /** Less is noise. */
  private static final double LEAST = 0.12;

  private final TextSearch text;
  private final SymbolSource symbols;
  private final Contracts contracts;
  private final Changes changes;
  private final DependencyGraphs graphs;

  public Impacts(
      TextSearch text,
      SymbolSource symbols,
      Contracts contracts,
      Changes changes,
      DependencyGraphs graphs) {
    this.text = text;
    this.symbols = symbols;
    this.contracts = contracts;
    this.changes = changes;
    this.graphs = graphs;
  }

  /** Throws {@link dev.relay.repo.git.GitFailure} when nothing could be searched. */
  public Impact of(ImpactQuery query) {
    var promised = contracts.of(query.workspace().repositories());
    var meant = new Subjects(query.workspace(), promised, query.repository()).of(query.what());
    return new Run(query.workspace(), promised, meant).impact(List.of(), query);
  }

  /**
   * Who is touched by what a repository no longer promises or defines between two commits.
   *
   * @param query whose words only name the change
   */
  public Impact ofChanges(ImpactQuery query, Repository repository, Sha before, Sha after) {
    var promised = contracts.of(query.workspace().repositories());
    var changed = changes.between(repository, before, after);
    var meant = changed.subjects().stream().limit(SYMBOLS).toList();
    return new Run(query.workspace(), promised, meant).impact(changed.all(), query);
  }

  /** One question. */
  private final class Run {
    private final Workspace workspace;
    private final List<Promised> promised;
    private final List<Subject> meant;
    private final DependencyGraph graph;
    private final Map<Consumer.Place, Consumer> found = new HashMap<>();
    private final Map<Consumer.Place, String> texts = new HashMap<>();
    private final LinkedHashSet<String> notes = new LinkedHashSet<>();
    private final LinkedHashSet<RepositoryId> owners = new LinkedHashSet<>();
    private boolean isTotal = true;

    Run(Workspace workspace, List<Promised> promised, List<Subject> meant) {
      this.workspace = workspace;
      this.promised = promised;
      this.meant = meant;
      this.graph = graphs.of(workspace);
      promised.forEach(each -> notes.addAll(each.notes()));
      meant.forEach(subject -> subject.repository().ifPresent(owners::add));
    }

    Impact impact(List<ContractChange> changed, ImpactQuery query) {
      var subjects = new ArrayList<Subject>();
      meant.forEach(subject -> subjects.addAll(parts(subject)));
      texts(subjects);
      subjects.stream().filter(s -> s.kind() == Kind.SYMBOL).limit(SYMBOLS).forEach(this::symbol);
      meant.stream()
          .filter(s -> s.kind() == Kind.PACKAGE || s.kind() == Kind.REPOSITORY)
          .forEach(this::dependencies);
      var consumers =
          found.values().stream()
              .filter(each -> each.confidence() >= LEAST)
              .sorted(Consumer.SUREST_FIRST)
              .toList();
      var page =
          consumers.stream().skip(query.offset()).limit(query.limit()).map(this::shown).toList();
      var end = query.offset() + page.size();
      return new Impact(
          meant,
          page,
          consumers.size(),
          isTotal,
          !page.isEmpty() && end < consumers.size() ? end : -1,
          new Tally(graph, consumers, List.copyOf(owners)).repositories(),
          new CoveringTests(promised).of(consumers),
          new Verdicts(promised).of(meant),
          changed,
          List.copyOf(notes));
    }

    /** Symbols come without their lines, which were found as text, too. */
    private Consumer shown(Consumer consumer) {
      var line = texts.get(consumer.place());
      return line == null ? consumer : consumer.with(line.strip());
    }

    /** Who changes a file changes what it defines; a schema is known by its fields, too. */
    private List<Subject> parts(Subject subject) {
      return switch (subject.kind()) {
        case FILE -> file(subject);
        case FIELD, COLUMN ->
            subject.within().contains(" ") ? List.of(subject) : List.of(subject, subject.context());
        case ENDPOINT, SCHEMA, TABLE, SYMBOL, PACKAGE, REPOSITORY, VARIABLE, TOPIC ->
            List.of(subject);
      };
    }

    private List<Subject> file(Subject file) {
      var owner = file.repository().orElseThrow();
      var contract =
          promised.stream()
              .filter(each -> each.repository().equals(owner))
              .flatMap(each -> each.contracts().stream())
              .filter(each -> each.path().equals(file.path()))
              .findFirst();
      if (contract.isPresent()) {
        return Subjects.all(owner, contract.get());
      }
      var repository = workspace.repository(owner.name());
      var defined = symbols.outline(repository, file.path());
      if (defined.size() > SYMBOLS) {
        notes.add(
            "Of %d names in %s the first %d were looked for."
                .formatted(defined.size(), file.path(), SYMBOLS));
      }
      return defined.stream()
          .limit(SYMBOLS)
          .map(each ->
              new Subject(
                  Kind.SYMBOL, each.name(), "", Optional.of(owner), each.path(), each.line()))
          .toList();
    }

    private void texts(List<Subject> subjects) {
      var needles =
          subjects.stream()
              .distinct()
              .flatMap(s -> Needles.of(s).stream())
              .filter(Needle::isSearchable)
              .limit(NEEDLES)
              .toList();
      if (needles.isEmpty()) {
        return;
      }
      var lines = text.find(workspace.repositories(), Needle.expressions(needles), LINES);
      notes.addAll(lines.notes());
      isTotal &= !lines.truncated();
      var evidence = new Evidence(subjects, needles, graph);
      var naming = evidence.naming(lines.lines());
      for (var line : lines.lines()) {
        texts.put(new Consumer.Place(line.repository(), line.path(), line.line()), line.text());
        evidence.judge(line, naming).ifPresent(this::keep);
      }
    }

    private void keep(Consumer consumer) {
      found.merge(
          consumer.place(),
          consumer,
          (one, two) -> one.confidence() >= two.confidence() ? one : two);
    }

    private void symbol(Subject subject) {
      var in = subject.repository();
      var used = symbols.uses(workspace, subject.name(), in, LINES);
      for (var each : used.definitions()) {
        owners.add(new RepositoryId(each.repository()));
        keep(References.consumer(each));
      }
      notes.addAll(used.notes());
      isTotal &= !used.truncated();
      used.references().stream()
          .filter(each -> !SourceLines.isMade(each.path()))
          .map(each -> References.consumer(subject, each))
          .forEach(this::keep);
    }

    private void dependencies(Subject subject) {
      for (var edge : graph.edges()) {
        for (var reason : edge.reasons()) {
          var isIt =
              subject.kind() == Kind.REPOSITORY
                  ? edge.to().name().equals(subject.name())
                  : reason.name().equals(subject.name())
                      || reason.name().endsWith(":" + subject.name());
          if (isIt) {
            owners.add(edge.to());
            keep(References.consumer(edge.from(), reason));
          }
        }
      }
    }
  }
}
