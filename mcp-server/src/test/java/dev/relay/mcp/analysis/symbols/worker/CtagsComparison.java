package dev.relay.mcp.analysis.symbols.worker;

import dev.relay.mcp.analysis.symbols.parse.Definition;
import dev.relay.mcp.analysis.symbols.parse.FileSymbols;
import dev.relay.mcp.analysis.symbols.parse.Language;
import dev.relay.mcp.analysis.symbols.parse.SymbolBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What universal-ctags calls a definition and Relay finds as well, in the same line. Left out is
 * what Relay does not call one: locals, imports, packages, and names that ctags makes up.
 */
final class CtagsComparison {
  private static final Map<String, String> NAMES =
      Map.of("cpp", "C++", "csharp", "C#", "tsx", "TypeScript", "php", "PHP");

  private static final Map<String, Set<String>> OTHERS =
      Map.ofEntries(
          Map.entry("java", Set.of("package")),
          Map.entry("kotlin", Set.of("package", "constant", "variable", "object")),
          Map.entry("typescript", Set.of("alias", "constant", "variable", "enumerator")),
          Map.entry("javascript", Set.of("property", "constant")),
          Map.entry("python", Set.of("namespace", "unknown", "module")),
          Map.entry("go", Set.of("package", "packageName")),
          Map.entry("rust", Set.of("implementation", "variable")),
          Map.entry("csharp", Set.of("typedef")),
          Map.entry("ruby", Set.of("alias", "accessor", "singletonMethod")),
          Map.entry("php", Set.of("alias", "namespace", "variable")));

  private static final Pattern MADE_UP =
      Pattern.compile("__anon.*|[Aa]nonymous.*|<.*>|.*\\s.*|.*=");

  private CtagsComparison() {}

  private record Tag(String name, String kind, int line) {}

  /**
   * @param missed some that Relay does not find
   */
  record Score(int total, int found, List<String> missed) {
    double percent() {
      return total == 0 ? 0 : 100.0 * found / total;
    }
  }

  static Score compare(SymbolWorker worker, Language language, List<Path> files)
      throws IOException {
    var tags = tags(language, files);
    int total = 0;
    var missed = new ArrayList<String>();
    for (var file : files) {
      var source = Source.of(language, Files.readAllBytes(file));
      var symbols =
          worker.parse(List.of(source)).getFirst().map(SymbolBytes::read).orElse(FileSymbols.NONE);
      for (var tag : tags.getOrDefault(file.toString(), List.of())) {
        total++;
        if (symbols.definitions().stream().noneMatch(d -> is(d, tag))) {
          missed.add(tag.kind() + " " + tag.name() + " " + file + ":" + tag.line());
        }
      }
    }
    return new Score(total, total - missed.size(), missed);
  }

  private static boolean is(Definition definition, Tag tag) {
    return definition.name().equals(tag.name())
        && (definition.line() == tag.line() || definition.start() == tag.line());
  }

  private static Map<String, List<Tag>> tags(Language language, List<Path> files)
      throws IOException {
    var name = NAMES.getOrDefault(language.name(), capital(language.name()));
    var list = Files.createTempFile("files", ".txt");
    Files.write(list, files.stream().map(Path::toString).toList());
    var process =
        new ProcessBuilder(
                "ctags",
                "--options=NONE",
                "--language-force=" + name,
                "--fields=Kn",
                "--sort=no",
                "-f",
                "-",
                "-L",
                list.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    Files.delete(list);
    var others = OTHERS.getOrDefault(language.name(), Set.of());
    var tags = new HashMap<String, List<Tag>>();
    for (var line : printed.split("\n")) {
      var fields = line.split("\t");
      if (!line.startsWith("!") && fields.length >= 4) {
        var tag = tag(fields);
        if (!others.contains(tag.kind()) && !MADE_UP.matcher(tag.name()).matches()) {
          tags.computeIfAbsent(fields[1], _ -> new ArrayList<>()).add(tag);
        }
      }
    }
    return tags;
  }

  private static Tag tag(String[] fields) {
    var kind = "";
    int line = 0;
    for (var field : List.of(fields).subList(3, fields.length)) {
      if (field.startsWith("line:")) {
        line = Integer.parseInt(field.substring("line:".length()));
      } else if (field.indexOf(':') < 0) {
        kind = field;
      }
    }
    return new Tag(fields[0], kind, line);
  }

  private static String capital(String name) {
    return switch (name) {
      case "javascript" -> "JavaScript";
      case "typescript" -> "TypeScript";
      default -> Character.toUpperCase(name.charAt(0)) + name.substring(1);
    };
  }

  /** Sources of a language below a folder, by path. */
  static List<Path> files(Language language, Path root, int most) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.toString().contains("node_modules"))
          .filter(file ->
              language.extensions().stream().anyMatch(e -> file.toString().endsWith("." + e)))
          .filter(file -> file.toFile().length() < 1 << 20)
          .sorted()
          .limit(most)
          .toList();
    }
  }
}
