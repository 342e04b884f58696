package dev.relay.mcp.analysis.findings.rule;

import com.google.re2j.Pattern;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The keys of one mapping of a rule file; every complaint has its line. */
final class RuleFields {
  private final String file;
  private final Node node;
  private final Map<String, Node> values;

  private RuleFields(String file, Node node, Map<String, Node> values) {
    this.file = file;
    this.node = node;
    this.values = values;
  }

  static RuleFields of(String file, Node node, Set<String> known) {
    if (!(node instanceof MappingNode mapping)) {
      throw at(file, node, "Write this as 'key: value' pairs.");
    }
    var values = new HashMap<String, Node>();
    for (var entry : mapping.getValue()) {
      var key = entry.getKeyNode() instanceof ScalarNode name ? name.getValue() : "?";
      if (!known.contains(key)) {
        var names = String.join(", ", new TreeSet<>(known));
        throw at(file, entry.getKeyNode(), "Unknown key '" + key + "'; use " + names + ".");
      }
      if (values.put(key, entry.getValueNode()) != null) {
        throw at(file, entry.getKeyNode(), "The key '" + key + "' stands twice; keep one.");
      }
    }
    return new RuleFields(file, node, values);
  }

  RuleFields orElse(RuleFields defaults) {
    var all = new HashMap<>(defaults.values);
    all.putAll(values);
    return new RuleFields(file, node, all);
  }

  RuleFileException wrong(String key, String sentence) {
    return at(file, values.getOrDefault(key, node), sentence);
  }

  private static RuleFileException at(String file, Node node, String sentence) {
    return new RuleFileException(file, node.getStartMark().getLine() + 1, sentence);
  }

  Optional<Node> find(String key) {
    return Optional.ofNullable(values.get(key));
  }

  String text(String key) {
    var value = find(key).orElseThrow(() -> wrong(key, "The key '" + key + "' is missing."));
    if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    throw wrong(key, "Write '" + key + "' as a text that is not empty.");
  }

  /** What {@code make} throws as an illegal argument becomes a complaint about this line. */
  <T> T value(String key, Function<String, T> make) {
    return made(key, text(key), make);
  }

  private <T> T made(String key, String text, Function<String, T> make) {
    try {
      return make.apply(text);
    } catch (IllegalArgumentException e) {
      throw wrong(key, String.valueOf(e.getMessage()));
    }
  }

  <E extends Enum<E>> E constant(String key, Class<E> type) {
    var text = text(key);
    for (var constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
        return constant;
      }
    }
    throw wrong(key, "'" + text + "' is no " + key + ".");
  }

  Optional<Double> number(String key, double least, double most) {
    return find(key)
        .map(_ -> {
          var text = text(key);
          if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,6})?")
              || Double.parseDouble(text) < least
              || Double.parseDouble(text) > most) {
            throw wrong(key, "'%s' is a number from %.0f to %.0f.".formatted(key, least, most));
          }
          return Double.parseDouble(text);
        });
  }

  boolean is(String key) {
    return find(key).isPresent() && text(key).equals("true");
  }

  List<Node> items(String key) {
    return switch (find(key).orElse(null)) {
      case null -> List.of();
      case SequenceNode sequence -> sequence.getValue();
      case Node _ -> throw wrong(key, "Write '" + key + "' as a list.");
    };
  }

  List<String> texts(String key) {
    return items(key).stream()
        .map(item -> {
          if (item instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
          }
          throw at(file, item, "Write '" + key + "' as a list of texts.");
        })
        .toList();
  }

  List<Pattern> globs(String key) {
    return texts(key).stream().map(glob -> made(key, glob, PathGlob::compile)).toList();
  }

  List<Pattern> patterns(String key) {
    return texts(key).stream().map(regex -> made(key, regex, Patterns::compile)).toList();
  }
}
