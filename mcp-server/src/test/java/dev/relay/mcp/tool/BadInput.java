package dev.relay.mcp.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** What models get wrong, and what is sent to do harm; for whichever arguments a tool has. */
enum BadInput {
  UNKNOWN_REPOSITORY(
      "a repository that there is not",
      named(Set.of("repository", "repositories", "defined_in", "near"), "nope-at-all")),
  PATH_OUTSIDE(
      "a path outside of the repository",
      named(
          Set.of("path", "files"),
          "../../etc/passwd",
          "/etc/passwd",
          "src/../../x",
          "C:\\x",
          "a\nb")),
  SYMLINK_OUT("a link that leads out", named(Set.of("path"), "outside", "outside/passwd")),
  BINARY("a binary file", named(Set.of("path"), "logo.png")),
  HUGE_FILE("a huge file", named(Set.of("path"), "huge.txt")),
  REF_LIKE_A_FLAG(
      "a ref that looks like a flag",
      named(
          Set.of("ref", "from", "to", "base"),
          "--output=/tmp/x",
          "-h",
          "main;ls",
          "@{u}",
          "HEAD:x")),
  CATASTROPHIC_REGEX(
      "an expression that keeps others busy for years",
      named(
          Set.of("query", "symbol", "glob", "only"),
          "(a+)+$",
          "(x+x+)+y",
          "[",
          "(?<=a)b",
          "(a{1,1000}){1,1000}",
          "**/".repeat(200) + "*".repeat(200))),
  ENORMOUS_RANGE(
      "a negative or enormous number",
      typed("integer", -1, 2_000_000_000, "99999999999999999", 1.5)),
  WRONG_TYPE(
      "something of another type",
      each -> List.of(Map.of("a", 1), List.of(1, Map.of()), List.of(List.of("x")))),
  EMPTY(
      "nothing",
      each -> "boolean".equals(type(each)) ? List.of("") : List.of("", "  ", List.of(""))),
  LONG_ARGUMENT("a text of 1 MB", each -> List.of("x y ".repeat(1 << 18))),
  ARGUMENT_OF_10_MB("a text of 10 MB", each -> List.of("x".repeat(10 << 20))),
  UNKNOWN_CURSOR(
      "a cursor that nobody gave",
      named(Set.of("cursor"), "nope", "c", "c-1", "czzzzzzzz", "eyJhIjoxfQ==", "1")),
  EXPIRED_HANDLE(
      "a handle of something that is gone",
      named(
          Set.of("task", "run", "confirm", "report"),
          "t" + "a".repeat(26),
          "s-000000000000",
          "nope"));

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // they hold nothing
  private final Function<Argument, List<Object>> values;

  BadInput(String title, Function<Argument, List<Object>> values) {
    this.title = title;
    this.values = values;
  }

  private record Argument(String name, JsonNode schema) {}

  /** One argument of a call, beside those that are right. */
  record Sent(String argument, Object value) {}

  String title() {
    return title;
  }

  /**
   * @param schema of the tool's arguments
   */
  List<Sent> of(JsonNode schema) {
    var all = new ArrayList<Sent>();
    for (var property : schema.path("properties").properties()) {
      var argument = new Argument(property.getKey(), property.getValue());
      values.apply(argument).forEach(value -> all.add(new Sent(argument.name(), value)));
      if (this == ARGUMENT_OF_10_MB && !all.isEmpty()) {
        break; // never gets as far as the tool
      }
    }
    return all;
  }

  /** Some are right as they are: an expression that RE2 takes, a number that is only large. */
  boolean mayBeAnswered(Sent sent) {
    return switch (this) {
      case CATASTROPHIC_REGEX, HUGE_FILE, BINARY, SYMLINK_OUT -> true;
      case ENORMOUS_RANGE -> Set.of("end_line", "after").contains(sent.argument());
      case UNKNOWN_CURSOR -> sent.value().equals("c-1");
      default -> false;
    };
  }

  private static String type(Argument argument) {
    return argument.schema().path("type").asString();
  }

  private static Function<Argument, List<Object>> named(Set<String> names, Object... values) {
    return argument -> names.contains(argument.name()) ? List.of(values) : List.of();
  }

  private static Function<Argument, List<Object>> typed(String type, Object... values) {
    return argument -> type.equals(type(argument)) ? List.of(values) : List.of();
  }
}
