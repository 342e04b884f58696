package dev.relay.mcp.analysis.symbols.parse;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The languages that are read; a new one is a line here and a query file. */
public final class Languages {
  private static final List<Language> ALL =
      List.of(
          of("java", "Java", "java", "java"),
          of("kotlin", "Kotlin", "kotlin", "kt kts"),
          of("typescript", "Typescript", "typescript ecmascript", "ts mts cts"),
          of("tsx", "Tsx", "typescript ecmascript jsx", "tsx"),
          of("javascript", "Javascript", "javascript ecmascript jsx", "js mjs cjs jsx"),
          of("python", "Python", "python", "py pyi"),
          of("go", "Go", "go", "go"),
          of("rust", "Rust", "rust", "rs"),
          of("c", "C", "c", "c"),
          of("cpp", "Cpp", "cpp c", "cc cpp cxx hh hpp hxx h ipp"),
          of("csharp", "CSharp", "csharp", "cs"),
          of("ruby", "Ruby", "ruby", "rb rake gemspec"),
          of("php", "Php", "php", "php"));

  private static final Map<String, Language> BY_EXTENSION = byExtension();

  private Languages() {}

  private static Language of(String name, String grammar, String queries, String extensions) {
    return new Language(
        name,
        "org.treesitter.TreeSitter" + grammar,
        List.of(queries.split(" ")),
        List.of(extensions.split(" ")));
  }

  private static Map<String, Language> byExtension() {
    var map = new HashMap<String, Language>();
    ALL.forEach(language -> language.extensions().forEach(e -> map.put(e, language)));
    return Map.copyOf(map);
  }

  public static Stream<Language> all() {
    return ALL.stream();
  }

  /** By the ending of the path; empty for what is not read. */
  public static Optional<Language> of(String path) {
    var dot = path.lastIndexOf('.');
    return dot < 0
        ? Optional.empty()
        : Optional.ofNullable(BY_EXTENSION.get(path.substring(dot + 1).toLowerCase(Locale.ROOT)));
  }

  public static Language named(String name) {
    return ALL.stream()
        .filter(language -> language.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such language: " + name));
  }
}
