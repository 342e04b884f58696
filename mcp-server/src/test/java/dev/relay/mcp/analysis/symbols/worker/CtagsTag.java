package dev.relay.mcp.analysis.symbols.worker;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What ctags says it found.
 *
 * @param scope the kind and the name of what is around it; empty at the top of a file
 * @param text of its line
 */
record CtagsTag(String name, String kind, String scope, int line, String text) {
  /** Package clauses, imports, blocks of methods, and texts of test frameworks. */
  private static final Map<String, Set<String>> NO_DEFINITIONS =
      Map.of(
          "java", Set.of("package"),
          "kotlin", Set.of("package"),
          "python", Set.of("namespace", "module", "unknown"),
          "go", Set.of("package", "packageName"),
          "rust", Set.of("implementation"),
          "ruby", Set.of("describe", "context"),
          "php", Set.of("alias", "namespace"));

  private static final String PROPERTY = "\\b(public|protected|private|var|static|readonly)\\b";
  private static final Set<String> CALLABLE = Set.of("function", "method", "singletonMethod");
  private static final Set<String> VALUES = Set.of("variable", "constant", "property");
  private static final Set<String> RESERVED =
      Set.of(
          ("const let var function export import class interface type enum return void string new"
                  + " get set in as for if else false true symbol")
              .split(" "));

  /**
   * Whether it is one by the rules in docs/symbols.md; none of them looks for certain names.
   *
   * @param file everything that ctags found in the same file
   */
  boolean isDefinition(String language, List<CtagsTag> file) {
    return !NO_DEFINITIONS.getOrDefault(language, Set.of()).contains(kind)
        && stands()
        && !isLocal()
        && switch (language) {
          case "kotlin" -> isKotlin(file);
          case "javascript" -> isECMAScript() && isNoObjectLiteral();
          case "typescript", "tsx" -> isECMAScript() && isDeclaredType();
          case "ruby" -> isRuby();
          case "c", "cpp" -> !isCallOfMacro();
          case "csharp" -> !kind.equals("typedef") || !has("\\busing\\b");
          case "rust" ->
              !kind.equals("variable") || has("\\b(const|(?<!')static|mut)\\s+" + quoted());
          case "php" -> !kind.equals("variable") || scope.isEmpty() || has(PROPERTY);
          default -> true;
        };
  }

  /** Names that ctags makes up do not stand in the line that it gives. */
  private boolean stands() {
    return text.replaceAll("\\s", "").contains(name.replaceAll("\\s", ""));
  }

  private boolean isLocal() {
    return VALUES.contains(kind) && CALLABLE.contains(scope.replaceFirst(":.*", ""));
  }

  /** It doesn't say what values are in, takes words for names, and what is right of {@code =}. */
  private boolean isECMAScript() {
    boolean value = kind.equals("variable") || kind.equals("constant");
    return !RESERVED.contains(name)
        && (!value || has("^((export|declare) )*(const|let|var)\\b([^=]*[\\s,{\\[])?" + quoted()));
  }

  /** What stands between braces and an arrow, or in a loop, is taken for methods and values. */
  private boolean isKotlin(List<CtagsTag> file) {
    return switch (kind) {
      case "method" -> has("\\bfun\\b");
      case "constant", "variable" -> has("\\b(val|var)\\s.*" + quoted()) && !isDeeper(file);
      default -> true;
    };
  }

  /** Values in getters and initialisers are said to be in the class. */
  private boolean isDeeper(List<CtagsTag> file) {
    return file.stream().anyMatch(tag -> tag.scope.equals(scope) && tag.indent() < indent());
  }

  private int indent() {
    return text.length() - text.stripLeading().length();
  }

  private boolean isNoObjectLiteral() {
    return switch (kind) {
      case "class" -> has("\\b(class|function)\\b");
      case "property" -> !has(quoted() + "['\"]?\\s*:");
      default -> true;
    };
  }

  /** An alias is also what is imported as a type. */
  private boolean isDeclaredType() {
    return switch (kind) {
      case "alias" -> has("\\btype\\s+" + quoted() + "\\s*(=|<|$)");
      case "enumerator" -> has("^\\s*" + quoted());
      default -> true;
    };
  }

  /** Setters of attributes are made up; the name of a singleton method is behind the dot. */
  private boolean isRuby() {
    return kind.equals("singletonMethod")
        ? !has("\\bdef\\s+" + quoted() + "\\.")
        : !name.endsWith("=") || has("\\bdef\\b");
  }

  private boolean isCallOfMacro() {
    return kind.equals("function")
        && name.matches("[A-Z][A-Z0-9_]+")
        && text.strip().startsWith(name + "(");
  }

  private String quoted() {
    return Pattern.quote(name) + "(?!\\w)";
  }

  private boolean has(String regex) {
    return Pattern.compile(regex).matcher(text).find();
  }
}
