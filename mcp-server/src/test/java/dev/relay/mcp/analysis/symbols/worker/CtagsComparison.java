package dev.relay.mcp.analysis.symbols.worker;

import dev.relay.mcp.analysis.symbols.parse.Definition;
import dev.relay.mcp.analysis.symbols.parse.FileSymbols;
import dev.relay.mcp.analysis.symbols.parse.Language;
import dev.relay.mcp.analysis.symbols.parse.SymbolBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What universal-ctags calls a definition and Relay finds as well, in the same line. */
final class CtagsComparison {
  private static final Map<String, String> NAMES =
      Map.of(
          "cpp",
          "C++",
          "csharp",
          "C#",
          "tsx",
          "TypeScript",
          "php",
          "PHP",
          "javascript",
          "JavaScript",
          "typescript",
          "TypeScript");
  private static final Pattern QUOTED = Pattern.compile("fun .*?`([^`]+)`");

  private CtagsComparison() {}

  /**
   * @param missed those that Relay does not find
   * @param more what Relay finds and ctags does not
   */
  record Score(int total, int found, List<String> missed, List<String> more) {
    double percent() {
      return total == 0 ? 0 : 100.0 * found / total;
    }
  }

  static Score compare(SymbolWorker worker, Language language, List<Path> files)
      throws IOException {
    var tags = tags(language, files);
    int total = 0;
    var missed = new ArrayList<String>();
    var more = new ArrayList<String>();
    for (var file : files) {
      var source = Source.of(language, Files.readAllBytes(file));
      var found =
          worker
              .parse(List.of(source))
              .getFirst()
              .map(SymbolBytes::read)
              .orElse(FileSymbols.NONE)
              .definitions();
      var all = tags.getOrDefault(file.toString(), List.of());
      var definitions = all.stream().filter(tag -> tag.isDefinition(language.name(), all)).toList();
      total += definitions.size();
      definitions.stream()
          .filter(tag -> found.stream().noneMatch(d -> is(d, tag)))
          .forEach(tag -> missed.add(place(tag.kind(), tag.name(), file, tag.line())));
      found.stream()
          .filter(d -> all.stream().noneMatch(tag -> is(d, tag)))
          .forEach(d -> more.add(place(d.kind().word(), d.name(), file, d.line())));
    }
    return new Score(total, total - missed.size(), missed, more);
  }

  private static String place(String kind, String name, Path file, int line) {
    return kind + " " + name + " " + file + ":" + line;
  }

  private static boolean is(Definition definition, CtagsTag tag) {
    var name = name(definition.name());
    return (name.equals(name(tag.name())) || (tag.kind().equals("alias") && isCut(name, tag)))
        && (definition.line() == tag.line() || definition.start() == tag.line());
  }

  /** ctags leaves the last character of such aliases off. */
  private static boolean isCut(String name, CtagsTag tag) {
    return name.equals(tag.name() + "?") || name.equals(tag.name() + "!");
  }

  /** Without spaces in operators and without the interface that a method in C# is for. */
  private static String name(String name) {
    var plain = name.replaceAll("\\s", "");
    return plain.matches("\\w+(\\.\\w+)+") ? plain.substring(plain.lastIndexOf('.') + 1) : plain;
  }

  private static Map<String, List<CtagsTag>> tags(Language language, List<Path> files)
      throws IOException {
    var tags = new HashMap<String, List<CtagsTag>>();
    var texts = new HashMap<String, List<String>>();
    for (var line : printed(language, files)) {
      var end = line.indexOf(";\"\t");
      var fields = line.split("\t", 3);
      if (!line.startsWith("!") && end > 0) {
        var file = fields[1];
        var lines = texts.computeIfAbsent(file, CtagsComparison::lines);
        var tag = tag(fields[0], line.substring(end + 3).split("\t"), lines);
        tags.computeIfAbsent(file, _ -> new ArrayList<>()).add(tag);
      }
    }
    return tags;
  }

  private static List<String> lines(String file) {
    try {
      return Files.readString(Path.of(file), StandardCharsets.ISO_8859_1).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> printed(Language language, List<Path> files) throws IOException {
    var list = Files.createTempFile("files", ".txt");
    Files.write(list, files.stream().map(Path::toString).toList());
    var name = language.name();
    var capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    var process =
        new ProcessBuilder(
                "ctags",
                "--options=NONE",
                "--language-force=" + NAMES.getOrDefault(name, capital),
                "--fields=KnZs",
                "--sort=no",
                "-f",
                "-",
                "-L",
                list.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    Files.delete(list);
    return List.of(printed.split("\n"));
  }

  private static CtagsTag tag(String name, String[] fields, List<String> lines) {
    int line = Integer.parseInt(field("line:", fields).orElse("0"));
    var scope = field("scope:", fields).orElse("");
    var text = line > 0 && line <= lines.size() ? lines.get(line - 1) : "";
    var quoted = QUOTED.matcher(text); // ctags prints its memory instead of such names
    return new CtagsTag(quoted.find() ? quoted.group(1) : name, fields[0], scope, line, text);
  }

  private static Optional<String> field(String name, String[] fields) {
    return Stream.of(fields)
        .filter(f -> f.startsWith(name))
        .findFirst()
        .map(f -> f.substring(name.length()));
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
