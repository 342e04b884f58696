package dev.relay.mcp.analysis.search;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which language a file is in, by its name. */
public final class Languages {
  private static final Map<String, List<String>> EXTENSIONS =
      Map.ofEntries(
          Map.entry("java", List.of("java")),
          Map.entry("kotlin", List.of("kt", "kts")),
          Map.entry("scala", List.of("scala", "sc")),
          Map.entry("groovy", List.of("groovy", "gradle")),
          Map.entry("typescript", List.of("ts", "tsx", "mts", "cts")),
          Map.entry("javascript", List.of("js", "jsx", "mjs", "cjs")),
          Map.entry("python", List.of("py", "pyi", "pyw")),
          Map.entry("go", List.of("go")),
          Map.entry("rust", List.of("rs")),
          Map.entry("c", List.of("c", "h")),
          Map.entry("c++", List.of("cc", "cpp", "cxx", "hh", "hpp", "hxx", "ipp", "h")),
          Map.entry("c#", List.of("cs", "csx")),
          Map.entry("ruby", List.of("rb", "rake", "gemspec")),
          Map.entry("php", List.of("php", "phtml")),
          Map.entry("swift", List.of("swift")),
          Map.entry("shell", List.of("sh", "bash", "zsh")),
          Map.entry("sql", List.of("sql")),
          Map.entry("html", List.of("html", "htm", "xhtml")),
          Map.entry("css", List.of("css", "scss", "sass", "less")),
          Map.entry("xml", List.of("xml", "xsd", "xsl", "pom")),
          Map.entry("yaml", List.of("yaml", "yml")),
          Map.entry("json", List.of("json", "jsonc", "json5")),
          Map.entry("toml", List.of("toml")),
          Map.entry("properties", List.of("properties")),
          Map.entry("protobuf", List.of("proto")),
          Map.entry("graphql", List.of("graphql", "gql")),
          Map.entry("terraform", List.of("tf", "tfvars")),
          Map.entry("markdown", List.of("md", "markdown", "adoc", "rst")),
          Map.entry("vue", List.of("vue")),
          Map.entry("svelte", List.of("svelte")));

  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("ts", "typescript"),
          Map.entry("js", "javascript"),
          Map.entry("py", "python"),
          Map.entry("kt", "kotlin"),
          Map.entry("golang", "go"),
          Map.entry("rs", "rust"),
          Map.entry("cpp", "c++"),
          Map.entry("csharp", "c#"),
          Map.entry("rb", "ruby"),
          Map.entry("bash", "shell"),
          Map.entry("yml", "yaml"),
          Map.entry("proto", "protobuf"),
          Map.entry("md", "markdown"));

  private Languages() {}

  /** By the names people use. Throws {@link SearchRefused}, naming those that are known. */
  public static Set<String> named(List<String> names) {
    return names.stream().map(Languages::named).collect(Collectors.toSet());
  }

  private static String named(String name) {
    var clean = name.strip().toLowerCase(Locale.ROOT);
    var language = ALIASES.getOrDefault(clean, clean);
    if (!EXTENSIONS.containsKey(language)) {
      throw new SearchRefused(
          "There is no language '%s' here, but %s; take a glob otherwise."
              .formatted(
                  name.length() > 50 ? name.substring(0, 50) + "…" : name,
                  String.join(", ", new TreeSet<>(EXTENSIONS.keySet()))));
    }
    return language;
  }

  /** How their files end, without a dot. */
  public static Set<String> extensions(Set<String> languages) {
    return languages.stream()
        .flatMap(language -> EXTENSIONS.getOrDefault(language, List.of()).stream())
        .collect(Collectors.toSet());
  }
}
