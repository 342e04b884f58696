package dev.relay.mcp.testing;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Makes a test command run some tests only, for the test tools that can. */
final class Narrowing {
  private static final Pattern SAFE = Pattern.compile("[\\w.*#$/: ,\\[\\]()=@+-]{1,200}");

  /** Up to where a shell begins another command. */
  private static final String REST = "[^&;|>\\n]*";

  private static final Pattern SCRIPT =
      Pattern.compile("\\b(?:npm|pnpm|yarn)\\s+(?:run\\s+)?(?:-s\\s+)?test\\b(" + REST + ")");

  /**
   * @param command where it stands in a shell command
   * @param name what is put behind it, around the name of a test
   * @param path the same around a path
   */
  private record Way(Pattern command, UnaryOperator<String> name, UnaryOperator<String> path) {
    static Way of(String command, UnaryOperator<String> name, UnaryOperator<String> path) {
      return new Way(Pattern.compile("(?:^|(?<=[\\s/&;|]))" + command + REST), name, path);
    }
  }

  private static final List<Way> WAYS =
      List.of(
          Way.of("mvnw?\\b", Narrowing::maven, path -> maven(stem(path))),
          Way.of(
              "gradlew?\\b",
              name -> "--tests " + quoted(name),
              path -> "--tests " + quoted("*" + stem(path))),
          Way.of("pytest\\b", name -> "-k " + quoted(name), Narrowing::quoted),
          Way.of("go test\\b", name -> "-run " + quoted(name), path -> quoted("./" + folder(path))),
          Way.of("cargo test\\b", Narrowing::quoted, path -> quoted(stem(path))),
          Way.of("(?:vitest|jest)\\b", name -> "-t " + quoted(name), Narrowing::quoted),
          Way.of("mocha\\b", name -> "-g " + quoted(name), Narrowing::quoted));

  private Narrowing() {}

  /** True for what can be put into a command. */
  static boolean isUsable(String only) {
    return SAFE.matcher(only).matches() && !only.startsWith("-");
  }

  /**
   * The command for these tests only; empty when its test tool is none of those known here.
   *
   * @param script what {@code npm test} stands for, if the repository says so
   * @param only usable
   */
  static Optional<String> of(String command, Optional<String> script, String only) {
    var isPath = only.contains("/") || only.matches(".*\\.(java|kt|py|go|rs|[cm]?[jt]sx?)");
    for (var way : WAYS) {
      var found = way.command().matcher(command);
      if (found.find()) {
        var more = (isPath ? way.path() : way.name()).apply(only);
        var at = found.start() + found.group().stripTrailing().length();
        return Optional.of(command.substring(0, at) + " " + more + command.substring(at));
      }
    }
    var node = node(command, only, isPath);
    return node.isPresent() ? node : script(command, script, only);
  }

  /** Node takes a pattern for names right behind its flag; a path takes the place of others. */
  private static Optional<String> node(String command, String only, boolean isPath) {
    if (!command.contains("node --test")) {
      return Optional.empty();
    }
    var narrowed =
        isPath ? "node --test " + quoted(only) : "node --test --test-name-pattern=" + quoted(only);
    return Optional.of(command.replaceFirst("node --test(?=\\s|$)", quotedReplacement(narrowed)));
  }

  /** Runs the script's own command in place of {@code npm test}. */
  private static Optional<String> script(String command, Optional<String> script, String only) {
    var found = SCRIPT.matcher(command);
    if (script.isEmpty() || !found.find() || SCRIPT.matcher(script.get()).find()) {
      return Optional.empty();
    }
    return of(script.get(), Optional.empty(), only)
        .map(narrowed ->
            command.substring(0, found.start())
                + "PATH=\"$PWD/node_modules/.bin:$PATH\" "
                + narrowed
                + command.substring(found.end()));
  }

  private static String maven(String name) {
    return "-Dtest=" + quoted(name) + " -Dsurefire.failIfNoSpecifiedTests=false";
  }

  private static String quoted(String text) {
    return "'" + text + "'"; // isUsable allows no quote
  }

  private static String quotedReplacement(String text) {
    return java.util.regex.Matcher.quoteReplacement(text);
  }

  /** {@code CartTest} of {@code src/test/java/shop/CartTest.java}. */
  private static String stem(String path) {
    var file = path.substring(path.lastIndexOf('/') + 1);
    return file.contains(".") ? file.substring(0, file.indexOf('.')) : file;
  }

  private static String folder(String path) {
    var file = path.substring(path.lastIndexOf('/') + 1);
    return file.contains(".") ? path.substring(0, Math.max(0, path.lastIndexOf('/'))) : path;
  }
}
