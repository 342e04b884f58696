package dev.relay.mcp.analysis.impact;

import dev.relay.mcp.analysis.impact.Subject.Kind;
import dev.relay.mcp.analysis.impact.contract.Contract;
import dev.relay.mcp.analysis.impact.contract.Contract.Operation;
import dev.relay.mcp.analysis.impact.contract.Contract.Schema;
import dev.relay.mcp.analysis.impact.contract.Contract.Style;
import dev.relay.mcp.analysis.impact.contract.Contracts.Promised;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What words are taken for: names as they are written, or things as people call them. */
final class Subjects {
  private static final int MOST = 12;
  private static final Pattern ENDPOINT =
      Pattern.compile("(?i)(?:(get|put|post|delete|patch|head|options)\\s+)?(/\\S*)");
  private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+");
  private static final Pattern TOPIC = Pattern.compile("[a-z][a-z0-9_]*(?:[.-][a-z0-9_]+)+");
  private static final Pattern ANNOUNCED =
      Pattern.compile(
          "(?i)^(?:the |our |my |a )?(?:(symbol|class|interface|method|function|type|variable|name"
              + "|field|column|table|topic|queue|endpoint|schema|message|package|library|file|env(?:ironment)? variable) )(?:called |named )?");

  private final Workspace workspace;
  private final List<Promised> promised;
  private final Optional<RepositoryId> only;

  /**
   * @param only the repository that is meant; empty for any
   */
  Subjects(Workspace workspace, List<Promised> promised, Optional<RepositoryId> only) {
    this.workspace = workspace;
    this.promised =
        promised.stream().filter(p -> only.isEmpty() || only.get().equals(p.repository())).toList();
    this.only = only;
  }

  /** Never empty: what nothing else knows is a symbol. */
  List<Subject> of(String words) {
    var announced = ANNOUNCED.matcher(words.strip());
    var kind = announced.find() ? announced.group(1).toLowerCase(Locale.ROOT) : "";
    var bare = kind.isEmpty() ? words.strip() : words.strip().substring(announced.end()).strip();
    var name = bare.replaceAll("^[\"'`]+|[\"'`?]+$", "");
    var exact = exact(name.isEmpty() ? words.strip() : name, kind);
    if (!exact.isEmpty()) {
      return exact.stream().distinct().limit(MOST).toList();
    }
    var similar = new Likeness(promised).of(words.strip()).stream().distinct().limit(MOST).toList();
    return similar.isEmpty() ? List.of(symbol(camel(name), only)) : similar;
  }

  private List<Subject> exact(String name, String kind) {
    switch (kind) {
      case "topic", "queue" -> {
        return List.of(new Subject(Kind.TOPIC, name, "", only, "", 0));
      }
      case "package", "library" -> {
        return List.of(new Subject(Kind.PACKAGE, name, "", only, "", 0));
      }
      case "env variable", "environment variable" -> {
        return List.of(new Subject(Kind.VARIABLE, name, "", only, "", 0));
      }
      default -> {}
    }
    var found = new ArrayList<Subject>();
    var repository = workspace.find(name);
    if (repository.isPresent()) {
      return List.of(
          new Subject(Kind.REPOSITORY, name, "", Optional.of(repository.get().id()), "", 0));
    }
    found.addAll(endpoints(name));
    found.addAll(files(name));
    if (found.isEmpty()) {
      found.addAll(named(name));
    }
    if (found.isEmpty() && VARIABLE.matcher(name).matches()) {
      found.add(Subject.anywhere(Kind.VARIABLE, name));
    } else if (found.isEmpty() && TOPIC.matcher(name).matches()) {
      found.add(Subject.anywhere(Kind.PACKAGE, name));
      found.add(Subject.anywhere(Kind.TOPIC, name));
    } else if (found.isEmpty() && name.matches("@?[\\w.-]+[:/][\\w./-]+")) {
      found.add(Subject.anywhere(Kind.PACKAGE, name));
    }
    var isCode = found.stream().anyMatch(s -> s.kind() == Kind.FIELD || s.kind() == Kind.SCHEMA);
    if (isCode || (found.isEmpty() && name.matches("[\\w$]+([.#:]+[\\w$]+)*"))) {
      found.add(
          symbol(name, found.stream().findFirst().flatMap(Subject::repository).or(() -> only)));
    }
    return List.copyOf(found);
  }

  private static Subject symbol(String name, Optional<RepositoryId> owner) {
    var last = name.replaceAll("\\(.*", "").replaceAll("^.*[.#:]", "");
    return new Subject(Kind.SYMBOL, last.isEmpty() ? name : last, "", owner, "", 0);
  }

  private static String camel(String words) {
    var parts = words.split("\\s+");
    var camel = new StringBuilder(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      camel.append(Spelling.capital(List.of(parts[i])));
    }
    return camel.toString();
  }

  private List<Subject> endpoints(String name) {
    var asked = ENDPOINT.matcher(name);
    if (!asked.matches()) {
      return List.of();
    }
    var shape = shape(asked.group(2));
    var found = new ArrayList<Subject>();
    for (var each : promised) {
      for (var contract : each.contracts()) {
        contract.operations().stream()
            .filter(o -> shape(o.path()).equals(shape))
            .filter(o -> asked.group(1) == null || o.method().equalsIgnoreCase(asked.group(1)))
            .forEach(o -> found.add(endpoint(each.repository(), contract, o)));
      }
    }
    if (found.isEmpty() && shape.length() > 2 && files(name).isEmpty()) {
      found.add(Subject.anywhere(Kind.ENDPOINT, "ANY " + asked.group(2)));
    }
    return List.copyOf(found);
  }

  private static String shape(String path) {
    return path.replaceAll("\\{[^}]*}|:\\w+|<[^>]*>", "{}").replaceFirst("/$", "");
  }

  static Subject endpoint(RepositoryId repository, Contract contract, Operation operation) {
    return new Subject(
        Kind.ENDPOINT,
        operation.title(),
        operation.id(),
        Optional.of(repository),
        contract.path(),
        operation.line());
  }

  private List<Subject> files(String name) {
    var path = name.contains(":") ? name.substring(name.indexOf(':') + 1) : name;
    var repository = name.contains(":") ? name.substring(0, name.indexOf(':')) : "";
    if (!path.contains(".") || path.isBlank()) {
      return List.of();
    }
    var found = new ArrayList<Subject>();
    for (var each : promised) {
      if (repository.isEmpty() || each.repository().name().equals(repository)) {
        each.paths().stream()
            .filter(p -> p.equals(path) || p.endsWith("/" + path))
            .limit(3)
            .forEach(p ->
                found.add(new Subject(Kind.FILE, p, "", Optional.of(each.repository()), p, 0)));
      }
    }
    return List.copyOf(found);
  }

  /** Schemas, fields, tables, columns and operations with exactly this name. */
  private List<Subject> named(String name) {
    var dot = name.lastIndexOf('.');
    var within = dot > 0 ? name.substring(0, dot) : "";
    var last = name.substring(dot + 1);
    var found = new ArrayList<Subject>();
    for (var each : promised) {
      for (var contract : each.contracts()) {
        contract.operations().stream()
            .filter(o -> o.id().equals(name))
            .forEach(o -> found.add(endpoint(each.repository(), contract, o)));
        for (var schema : contract.schemas()) {
          if (schema.name().equals(name)) {
            found.add(schema(each.repository(), contract, schema));
          }
          if (within.isEmpty() || within.equals(schema.name())) {
            schema
                .field(last)
                .ifPresent(f -> found.add(field(each.repository(), contract, schema, f)));
          }
        }
      }
    }
    return List.copyOf(new LinkedHashSet<>(found));
  }

  static Subject schema(RepositoryId repository, Contract contract, Schema schema) {
    var kind = contract.style() == Style.SQL ? Kind.TABLE : Kind.SCHEMA;
    return new Subject(
        kind, schema.name(), "", Optional.of(repository), contract.path(), schema.line());
  }

  static Subject field(
      RepositoryId repository, Contract contract, Schema schema, Contract.Field field) {
    var kind = contract.style() == Style.SQL ? Kind.COLUMN : Kind.FIELD;
    return new Subject(
        kind, field.name(), schema.name(), Optional.of(repository), contract.path(), field.line());
  }

  /** Everything a contract of this path promises. */
  static List<Subject> all(RepositoryId repository, Contract contract) {
    var all = new ArrayList<Subject>();
    contract.operations().forEach(o -> all.add(endpoint(repository, contract, o)));
    contract.schemas().forEach(s -> all.add(schema(repository, contract, s)));
    return all;
  }
}
