package dev.relay.mcp.analysis.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds definitions line by line, by the way they begin. Quick, and needs no grammar. */
public final class SourceOutline {
  private static final int LONGEST = 400;
  private static final int SIGNATURE = 160;
  private static final Set<String> NO_NAMES =
      Set.of(
          "if",
          "for",
          "while",
          "switch",
          "catch",
          "return",
          "new",
          "else",
          "throw",
          "function",
          "super",
          "this",
          "do",
          "try",
          "assert",
          "await",
          "yield",
          "case",
          "sizeof",
          "when");

  private static final String MODIFIERS =
      "(?:(?:public|protected|private|internal|abstract|final|sealed|non-sealed|static|data|open"
          + "|partial|inner|value|annotation|override|async|virtual|suspend|synchronized|default"
          + "|native|inline|export|declare|readonly|unsafe|extern|strictfp)\\s+)";

  /**
   * @param kind of what is found; the first group says it where this is empty
   */
  private record Form(String kind, Pattern pattern) {
    static Form of(String kind, String regex) {
      return new Form(kind, Pattern.compile(regex));
    }
  }

  private static final Form TYPE =
      Form.of(
          "",
          "^\\s*"
              + MODIFIERS
              + "*(class|interface|enum|record|object|trait|struct|namespace)\\s+(?:class\\s+)?(\\w+).*");
  private static final List<Form> JVM =
      List.of(
          TYPE,
          Form.of(
              "function",
              "^\\s*" + MODIFIERS + "*fun\\s+(?:<[^>]*>\\s*)?(?:\\w+\\.)?()(\\w+)\\s*\\(.*"),
          Form.of(
              "method",
              "^\\s*"
                  + MODIFIERS
                  + "+(?:<[^>]*>\\s*)?(?:[\\w.]+(?:<[^()]*>)?(?:\\[])*\\s+)?()(\\w+)\\s*\\(.*"),
          Form.of(
              "method",
              "^\\s{2,}[\\w.]+(?:<[^()=]*>)?(?:\\[])*\\s+()(\\w+)\\s*\\([^;=]*\\)\\s*[;{]$"));
  private static final List<Form> SCRIPT =
      List.of(
          TYPE,
          Form.of("type", "^\\s*" + MODIFIERS + "*type\\s+()(\\w+)\\s*(?:<[^=]*>)?\\s*=.*"),
          Form.of("function", "^\\s*" + MODIFIERS + "*function\\*?\\s+()(\\w+)\\s*[(<].*"),
          Form.of("constant", "^export\\s+(?:const|let|var)\\s+()(\\w+)\\b.*"),
          Form.of("function", "^(?:const|let|var)\\s+()(\\w+)\\s*=\\s*(?:async\\s*)?\\(.*=>.*"),
          Form.of(
              "method",
              "^\\s{2,}" + MODIFIERS + "*(?:get\\s+|set\\s+)?()(\\w+)\\s*\\([^;]*\\)[^;=]*\\{$"));
  private static final List<Form> C =
      List.of(
          Form.of(
              "",
              "^(?:typedef\\s+)?(class|struct|enum|union|namespace)\\s+(?:class\\s+)?(\\w+)[^;]*$"),
          Form.of("macro", "^#define\\s+()(\\w+)\\(.*"),
          Form.of("function", "^[A-Za-z_][\\w:<>,*&\\s]*[\\s*&]()(\\w+)\\s*\\([^;]*$"));

  private static final Map<String, List<Form>> FORMS =
      Map.of(
          "jvm", JVM,
          "js", SCRIPT,
          "c", C,
          "python",
              List.of(
                  Form.of("class", "^\\s*class\\s+()(\\w+).*"),
                  Form.of("function", "^\\s*(?:async\\s+)?def\\s+()(\\w+)\\s*\\(.*")),
          "go",
              List.of(
                  Form.of("function", "^func\\s+(?:\\([^)]*\\)\\s*)?()(\\w+)\\s*[(\\[].*"),
                  Form.of("type", "^type\\s+()(\\w+)\\s.*")),
          "rust",
              List.of(
                  Form.of(
                      "",
                      "^\\s*(?:pub(?:\\([^)]*\\))?\\s+)?(?:async\\s+|unsafe\\s+|const\\s+)*(fn|struct|enum|trait|type|mod)\\s+(\\w+).*")),
          "ruby", List.of(Form.of("", "^\\s*(class|module|def)\\s+(?:self\\.)?(\\w+).*")),
          "php",
              List.of(
                  Form.of(
                      "",
                      "^\\s*" + MODIFIERS + "*(class|interface|trait|enum|function)\\s+(\\w+).*")));

  private SourceOutline() {}

  /** Languages that use each other's names; empty for what is no source. */
  public static String family(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
      case "java", "kt", "kts", "scala", "groovy", "cs" -> "jvm";
      case "ts", "tsx", "js", "jsx", "mjs", "cjs", "mts", "vue", "svelte" -> "js";
      case "py", "pyi" -> "python";
      case "go" -> "go";
      case "rs" -> "rust";
      case "rb" -> "ruby";
      case "php" -> "php";
      case "c", "h", "cc", "cpp", "hpp", "cxx", "hh" -> "c";
      default -> "";
    };
  }

  public static List<Declared> of(String path, String text) {
    var forms = FORMS.getOrDefault(family(path), List.of());
    var declared = new ArrayList<Declared>();
    int number = 0;
    for (var line : forms.isEmpty() ? List.<String>of() : text.lines().toList()) {
      number++;
      declared(forms, line, number).ifPresent(declared::add);
    }
    return List.copyOf(declared);
  }

  /** What the line defines, if it does. */
  public static Optional<Declared> of(String path, int number, String line) {
    return declared(FORMS.getOrDefault(family(path), List.of()), line, number);
  }

  private static Optional<Declared> declared(List<Form> forms, String line, int number) {
    if (line.length() > LONGEST || line.isBlank()) {
      return Optional.empty();
    }
    for (var form : forms) {
      var match = form.pattern().matcher(line);
      if (match.matches() && !NO_NAMES.contains(match.group(2))) {
        var kind = form.kind().isEmpty() ? match.group(1) : form.kind();
        return Optional.of(new Declared(kind(kind), match.group(2), number, signature(line)));
      }
    }
    return Optional.empty();
  }

  private static String kind(String word) {
    return switch (word) {
      case "fn", "def" -> "function";
      case "mod", "namespace" -> "module";
      case "union" -> "struct";
      default -> word;
    };
  }

  private static String signature(String line) {
    var bare = line.strip().replaceFirst("\\s*[{:;]+\\s*$", "").replaceAll("\\s+", " ");
    return bare.length() > SIGNATURE ? bare.substring(0, SIGNATURE) + "…" : bare;
  }
}
