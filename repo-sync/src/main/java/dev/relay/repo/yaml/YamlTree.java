package dev.relay.repo.yaml;

import dev.relay.repo.graph.UnreadableManifest;
import java.io.StringReader;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML or JSON file as a tree that is never built into objects and can't explode. */
public final class YamlTree {
  private static final long MAX_NODES = 300_000;
  private static final int MAX_DEPTH = 200;

  private final IdentityHashMap<Node, Long> sizes = new IdentityHashMap<>();

  private YamlTree() {}

  /** Throws {@link UnreadableManifest}. */
  public static Node parse(byte[] content) {
    var options = new LoaderOptions();
    options.setNestingDepthLimit(MAX_DEPTH);
    try {
      var text = Utf8.of(content);
      var root = new Yaml(options).compose(new StringReader(text));
      if (root == null) {
        throw new UnreadableManifest("it is empty.");
      }
      new YamlTree().size(root, 0);
      return root;
    } catch (YAMLException e) {
      throw new UnreadableManifest("it is no YAML that can be read.");
    }
  }

  /** Of the tree with every alias written out; most bombs are a short file that grows here. */
  private long size(Node node, int depth) {
    var known = sizes.get(node);
    if (known != null && known > 0) {
      return known;
    }
    if (known != null || depth > MAX_DEPTH) {
      throw new UnreadableManifest("its aliases have no end.");
    }
    sizes.put(node, 0L);
    long size = 1;
    for (var child : children(node).toList()) {
      size += size(child, depth + 1);
      if (size > MAX_NODES) {
        throw new UnreadableManifest("its aliases grow to more than can be read.");
      }
    }
    sizes.put(node, size);
    return size;
  }

  public static Stream<Node> children(Node node) {
    return switch (node) {
      case MappingNode mapping ->
          mapping.getValue().stream().flatMap(e -> Stream.of(e.getKeyNode(), e.getValueNode()));
      case SequenceNode sequence -> sequence.getValue().stream();
      default -> Stream.of();
    };
  }

  /** All texts in the tree, keys too. */
  public static Stream<Node> scalars(Node node) {
    return node instanceof ScalarNode ? Stream.of(node) : children(node).flatMap(YamlTree::scalars);
  }

  public record Entry(String key, Node keyNode, Node value) {
    public int line() {
      return YamlTree.line(keyNode);
    }
  }

  public static List<Entry> entries(Node node) {
    return node instanceof MappingNode mapping
        ? mapping.getValue().stream()
            .filter(e -> e.getKeyNode() instanceof ScalarNode)
            .map(e -> new Entry(text(e.getKeyNode()).orElse(""), e.getKeyNode(), e.getValueNode()))
            .toList()
        : List.of();
  }

  public static List<Node> items(Node node) {
    return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
  }

  public static Optional<Node> get(Node node, String... path) {
    var at = Optional.of(node);
    for (var key : path) {
      at =
          at.flatMap(n ->
              entries(n).stream().filter(e -> e.key().equals(key)).map(Entry::value).findFirst());
    }
    return at;
  }

  public static Optional<String> text(Node node, String... path) {
    return get(node, path)
        .filter(ScalarNode.class::isInstance)
        .map(n -> ((ScalarNode) n).getValue());
  }

  /** From 1. */
  public static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
