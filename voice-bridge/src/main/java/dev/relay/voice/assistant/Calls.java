package dev.relay.voice.assistant;

import dev.relay.voice.assistant.Assistant.Call;
import dev.relay.voice.tools.ToolCall;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The tool calls that words can mean; the only place that knows the names of the arguments. */
final class Calls {
  private Calls() {}

  static Call implement(String description, List<String> repositories) {
    return call(
        "implement", withRepositories(arguments().put("description", description), repositories));
  }

  static Call search(String query, List<String> repositories) {
    return call("search", withRepositories(arguments().put("query", query), repositories));
  }

  /**
   * @param action {@code definitions} or {@code callers}
   */
  static Call symbols(String action, String symbol, List<String> repositories) {
    var arguments = arguments().put("action", action).put("symbol", symbol);
    return call("symbols", withRepositories(arguments, repositories));
  }

  static Call read(String repository, String path) {
    return call("read", arguments().put("repository", repository).put("path", path));
  }

  /** {@code repository} is the one that is asked about; empty asks about all. */
  static Call analyze(String repository) {
    var arguments = arguments();
    return call(
        "analyze", repository.isEmpty() ? arguments : arguments.put("repository", repository));
  }

  /** What the repository depends on; empty asks about all. */
  static Call dependencies(String repository) {
    return analyze("dependencies", repository);
  }

  /** What depends on the repository. */
  static Call dependents(String repository) {
    return analyze("impact", repository);
  }

  /** What is touched when something in a repository changes; as it is written or as it was said. */
  static Call impact(String what) {
    return call("analyze", arguments().put("type", "impact").put("symbol", what));
  }

  private static Call analyze(String type, String repository) {
    return repository.isEmpty()
        ? analyze("")
        : call("analyze", arguments().put("type", type).put("repository", repository));
  }

  static Call sync(List<String> repositories) {
    return call("sync", withRepositories(arguments(), repositories));
  }

  static Call steer(String words) {
    return call("steer", arguments().put("words", words));
  }

  static Call cancel() {
    return call("tasks", arguments().put("action", "cancel"));
  }

  static Call listTasks() {
    return call("tasks", arguments().put("action", "list"));
  }

  static Call undo() {
    return call("publish", arguments().put("action", "undo"));
  }

  static Call diff() {
    return call("diff", arguments());
  }

  static Call status() {
    return call("status", arguments());
  }

  static Call workspaces() {
    return call("workspaces", arguments());
  }

  private static Call call(String tool, ObjectNode arguments) {
    return new Call(new ToolCall(tool, arguments));
  }

  private static ObjectNode arguments() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode withRepositories(ObjectNode arguments, List<String> repositories) {
    if (!repositories.isEmpty()) {
      var names = arguments.putArray("repositories");
      repositories.forEach(names::add);
    }
    return arguments;
  }
}
