package dev.relay.mcp.analysis.impact;

import dev.relay.mcp.analysis.impact.contract.Contract;
import dev.relay.mcp.analysis.impact.contract.Contract.Operation;
import dev.relay.mcp.analysis.impact.contract.Contract.Schema;
import dev.relay.mcp.analysis.impact.contract.Contract.Style;
import dev.relay.mcp.analysis.impact.contract.Contracts.Promised;
import dev.relay.repo.workspace.RepositoryId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what of the contracts people mean by "the user profile response". */
final class Likeness {
  /** Words that say what kind of thing is meant, and not which. */
  private static final Set<String> KINDS =
      Set.of(
          "the",
          "a",
          "an",
          "our",
          "my",
          "of",
          "for",
          "in",
          "from",
          "response",
          "responses",
          "request",
          "requests",
          "endpoint",
          "api",
          "payload",
          "body",
          "schema",
          "object",
          "message",
          "format",
          "shape",
          "field",
          "fields",
          "route",
          "call",
          "table",
          "json",
          "answer",
          "result",
          "model",
          "contract",
          "change",
          "changes",
          "changed");

  private static final double ENOUGH = 0.5;

  private final List<Promised> promised;

  Likeness(List<Promised> promised) {
    this.promised = promised;
  }

  private record Scored(Subject subject, double score) {}

  /** The likest; empty when nothing is like it. */
  List<Subject> of(String words) {
    var all = Spelling.words(words);
    var wanted =
        all.stream()
            .filter(word -> !KINDS.contains(word))
            .map(Likeness::stem)
            .collect(Collectors.toSet());
    var scored = new ArrayList<Scored>();
    if (!wanted.isEmpty()) {
      for (var each : promised) {
        each.contracts().forEach(contract -> score(each.repository(), contract, wanted, scored));
      }
    }
    var best = scored.stream().mapToDouble(Scored::score).max().orElse(0);
    if (best < ENOUGH) {
      return List.of();
    }
    var result = new ArrayList<Subject>();
    scored.stream()
        .filter(each -> each.score() > best - 0.01)
        .sorted(Comparator.comparingInt(each -> each.subject().name().length()))
        .forEach(each -> result.addAll(with(each.subject(), all)));
    return List.copyOf(result);
  }

  private static void score(
      RepositoryId repository, Contract contract, Set<String> wanted, List<Scored> scored) {
    for (var operation : contract.operations()) {
      var named = operation.path() + " " + operation.id();
      scored.add(
          new Scored(Subjects.endpoint(repository, contract, operation), score(wanted, named)));
    }
    for (var schema : contract.schemas()) {
      var name = schema.name();
      if (!name.contains(" ")) {
        scored.add(new Scored(Subjects.schema(repository, contract, schema), score(wanted, name)));
      }
      for (var field : schema.fields()) {
        var score = score(wanted, name + " " + field.name());
        if (score > score(wanted, name)) {
          scored.add(new Scored(Subjects.field(repository, contract, schema, field), score));
        }
      }
    }
  }

  /** The part of what was said that a name has; of equal ones the shorter name. */
  private static double score(Set<String> wanted, String name) {
    var has = Spelling.words(name).stream().map(Likeness::stem).collect(Collectors.toSet());
    var both = new HashSet<>(wanted);
    both.retainAll(has);
    var said = (double) both.size() / wanted.size();
    return said == 0 ? 0 : said + 0.001 * both.size() / Math.max(1, has.size());
  }

  private static String stem(String word) {
    return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
        ? word.substring(0, word.length() - 1)
        : word;
  }

  /** Whoever says response or request means the schemas of it, too. */
  private List<Subject> with(Subject subject, List<String> said) {
    var all = new ArrayList<>(List.of(subject));
    for (var each : promised) {
      for (var contract : each.contracts()) {
        contract.operations().stream()
            .filter(
                o -> contract.style() != Style.SQL && subject.equals(endpoint(each, contract, o)))
            .flatMap(o -> bodies(o, said).stream())
            .flatMap(name -> contract.schema(name).stream())
            .forEach(schema -> all.addAll(fields(each.repository(), contract, schema)));
      }
    }
    return all;
  }

  private static Subject endpoint(Promised promised, Contract contract, Operation operation) {
    return Subjects.endpoint(promised.repository(), contract, operation);
  }

  private static List<String> bodies(Operation operation, List<String> said) {
    if (said.contains("request")) {
      return operation.takes();
    }
    return said.contains("response") || said.contains("answer") ? operation.gives() : List.of();
  }

  private static List<Subject> fields(RepositoryId repository, Contract contract, Schema schema) {
    var all = new ArrayList<>(List.of(Subjects.schema(repository, contract, schema)));
    schema.fields().stream()
        .filter(f -> !Needles.isCommon(f.name()))
        .forEach(f -> all.add(Subjects.field(repository, contract, schema, f)));
    return all;
  }
}
