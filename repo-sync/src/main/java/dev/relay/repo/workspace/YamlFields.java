package dev.relay.repo.workspace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A YAML mapping read strictly; every complaint names its line and column. */
final class YamlFields {
  private final String what;
  private final Node node;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();

  private YamlFields(String what, Node node) {
    this.what = what;
    this.node = node;
  }

  /**
   * @param what for messages, such as {@code a repository}
   * @param known in snake case; camel case is taken for it
   */
  static YamlFields of(Node node, String what, List<String> known) {
    var fields = any(node, what, YamlFields::snake);
    for (var name : fields.values.keySet()) {
      if (!known.contains(name)) {
        var advice =
            Nearest.of(name, known)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("use " + String.join(", ", known) + ".");
        throw at(
            fields.keys.getOrDefault(name, node),
            "Unknown key '" + name + "' in " + what + "; " + advice);
      }
    }
    return fields;
  }

  /** With whatever keys there are. */
  static YamlFields any(Node node, String what, Function<String, String> naming) {
    if (!(node instanceof MappingNode mapping)) {
      throw at(node, "Write " + what + " as 'key: value' pairs.");
    }
    var fields = new YamlFields(what, node);
    for (var entry : mapping.getValue()) {
      var name = naming.apply(text(entry.getKeyNode(), "a key of " + what));
      if (fields.values.put(name, entry.getValueNode()) != null) {
        throw at(
            entry.getKeyNode(), "The key '" + name + "' stands twice in " + what + "; keep one.");
      }
      fields.keys.put(name, entry.getKeyNode());
    }
    return fields;
  }

  <T> T key(String name, Function<String, T> make) {
    return value(Objects.requireNonNull(keys.get(name)), "a key of " + what, make);
  }

  Set<String> names() {
    return values.keySet();
  }

  /** Empty for a missing key and for one without a value. */
  Optional<Node> find(String key) {
    return Optional.ofNullable(values.get(key)).filter(value -> !isNull(value));
  }

  Node get(String key) {
    return find(key)
        .orElseThrow(() -> at(node, "The key '" + key + "' is missing in " + what + "; add it."));
  }

  Optional<String> text(String key) {
    return find(key).map(value -> text(value, "'" + key + "'"));
  }

  /** What {@code make} throws as an illegal argument becomes a complaint about this place. */
  static <T> T value(Node node, String what, Function<String, T> make) {
    var text = text(node, what);
    try {
      return make.apply(text);
    } catch (IllegalArgumentException e) {
      throw at(node, String.valueOf(e.getMessage()));
    }
  }

  <T> List<T> list(String key, Function<Node, T> make) {
    return find(key).map(value -> list(value, "'" + key + "'", make)).orElse(List.of());
  }

  static <T> List<T> list(Node node, String what, Function<Node, T> make) {
    if (isNull(node)) {
      return List.of();
    }
    if (!(node instanceof SequenceNode sequence)) {
      throw at(node, "Write " + what + " as a list, [a, b] or one '- a' per line.");
    }
    return sequence.getValue().stream().map(make).toList();
  }

  static String text(Node node, String what) {
    if (node instanceof ScalarNode scalar && !isNull(node)) {
      return scalar.getValue();
    }
    throw at(node, "Write " + what + " as plain text.");
  }

  static WorkspaceFileException at(Node node, String sentence) {
    var mark = node.getStartMark();
    return new WorkspaceFileException(mark.getLine() + 1, mark.getColumn() + 1, sentence);
  }

  private static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  private static String snake(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
  }
}
