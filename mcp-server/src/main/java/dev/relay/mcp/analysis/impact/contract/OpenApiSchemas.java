package dev.relay.mcp.analysis.impact.contract;

import dev.relay.mcp.analysis.impact.contract.Contract.Field;
import dev.relay.mcp.analysis.impact.contract.Contract.Schema;
import dev.relay.repo.yaml.YamlTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/** The schemas of one document; those that stand inside others get a name of their place. */
final class OpenApiSchemas {
  private static final int DEEPEST = 12;

  private final Map<String, Schema> schemas = new LinkedHashMap<>();

  List<Schema> all() {
    return List.copyOf(schemas.values());
  }

  void add(String name, int line, Node node) {
    var required =
        parts(node)
            .flatMap(part -> YamlTree.get(part, "required").stream())
            .flatMap(names -> YamlTree.items(names).stream())
            .flatMap(text -> YamlTree.text(text).stream())
            .collect(Collectors.toSet());
    var fields = new ArrayList<Field>();
    parts(node)
        .flatMap(part -> YamlTree.get(part, "properties").stream())
        .flatMap(properties -> YamlTree.entries(properties).stream())
        .forEach(entry -> fields.add(field(name, entry, required)));
    schemas.put(name, new Schema(name, line, fields, references(node)));
  }

  private Field field(String schema, YamlTree.Entry entry, Set<String> required) {
    var inner = inline(entry.value());
    inner
        .filter(each -> depth(schema) < DEEPEST)
        .ifPresent(each -> add(schema + "." + entry.key(), entry.line(), each));
    var values =
        YamlTree.get(entry.value(), "enum").stream()
            .flatMap(all -> YamlTree.items(all).stream())
            .flatMap(value -> YamlTree.text(value).stream())
            .toList();
    var type = type(entry.value());
    return new Field(entry.key(), type, required.contains(entry.key()), entry.line(), 0, values);
  }

  private static long depth(String name) {
    return name.chars().filter(c -> c == '.').count();
  }

  /** The name of a schema that is referred to, or of one that stands here. */
  Optional<String> named(Node schema, String place) {
    var reference = reference(schema);
    if (reference.isPresent()) {
      return reference;
    }
    var items = YamlTree.get(schema, "items").flatMap(OpenApiSchemas::reference);
    if (items.isPresent()) {
      return items;
    }
    var stands = inline(schema).isPresent() || !references(schema).isEmpty();
    if (stands) {
      add(place, YamlTree.line(schema), inline(schema).orElse(schema));
    }
    return stands ? Optional.of(place) : Optional.empty();
  }

  /** An object with fields, or a list of such. */
  private static Optional<Node> inline(Node schema) {
    var node = YamlTree.get(schema, "items").orElse(schema);
    return parts(node).anyMatch(part -> YamlTree.get(part, "properties").isPresent())
        ? Optional.of(node)
        : Optional.empty();
  }

  /** Itself, and what {@code allOf} puts together. */
  private static Stream<Node> parts(Node node) {
    var parts = YamlTree.get(node, "allOf").stream().flatMap(all -> YamlTree.items(all).stream());
    return Stream.concat(Stream.of(node), parts);
  }

  private static Optional<String> reference(Node node) {
    return YamlTree.text(node, "$ref").map(OpenApiSchemas::last);
  }

  private static String last(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  private static List<String> references(Node node) {
    return nodes(node, 0).flatMap(each -> reference(each).stream()).distinct().toList();
  }

  private static Stream<Node> nodes(Node node, int depth) {
    return depth > 3 * DEEPEST
        ? Stream.of()
        : Stream.concat(
            Stream.of(node), YamlTree.children(node).flatMap(child -> nodes(child, depth + 1)));
  }

  static String type(Node node) {
    var reference = reference(node);
    if (reference.isPresent()) {
      return reference.get();
    }
    for (var choice : List.of("oneOf", "anyOf", "allOf")) {
      var options = YamlTree.get(node, choice);
      if (options.isPresent()) {
        return choice + " " + options(options.get());
      }
    }
    var name =
        YamlTree.get(node, "type")
            .map(type -> YamlTree.text(type).orElseGet(() -> texts(type)))
            .orElse("anything");
    if (name.equals("array")) {
      return "list of " + YamlTree.get(node, "items").map(OpenApiSchemas::type).orElse("anything");
    }
    return name + YamlTree.text(node, "format").map(format -> " (" + format + ")").orElse("");
  }

  private static String options(Node options) {
    return YamlTree.items(options).stream()
        .map(each -> reference(each).orElseGet(() -> YamlTree.text(each, "type").orElse("?")))
        .collect(Collectors.joining(", "));
  }

  private static String texts(Node list) {
    return YamlTree.items(list).stream()
        .flatMap(item -> YamlTree.text(item).stream())
        .sorted()
        .collect(Collectors.joining(" or "));
  }
}
