package dev.relay.mcp.cli;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What stands in an answer, as it is shown. */
final class Json {
  private static final int BRIEF = 8;

  private Json() {}

  /** Empty when it is null or not there. */
  static String text(JsonNode node, String name) {
    var value = node.path(name);
    return value.isNull() || value.isMissingNode() ? "" : value.asString();
  }

  static List<String> texts(JsonNode node, String name) {
    return node.path(name).valueStream().map(JsonNode::asString).toList();
  }

  static String joined(JsonNode node, String name) {
    return texts(node, name).stream().collect(Collectors.joining(", "));
  }

  /** The beginning of a commit's name. */
  static String commit(JsonNode node, String name) {
    var sha = text(node, name);
    return sha.length() <= BRIEF ? sha : sha.substring(0, BRIEF);
  }
}
