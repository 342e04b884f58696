package dev.relay.mcp.analysis.search;

import dev.relay.repo.git.Repos;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Queries from what really stands in a repository, in the syntax that git and RE2 share. */
final class RandomQueries {
  private final Random random;
  private final Path tree;
  private final List<String> paths;
  private List<String> lines = List.of();

  /**
   * @param tree a checkout of it
   */
  RandomQueries(long seed, Path tree) {
    this.random = new Random(seed);
    this.tree = tree;
    this.paths =
        Repos.run(tree, "ls-files").lines().filter(path -> !path.startsWith("\"")).toList();
  }

  SearchQuery next() {
    var kind = random.nextInt(10);
    var text = kind == 0 ? absent() : piece(1 + random.nextInt(20));
    var isRegex = kind >= 5;
    return new SearchQuery(
        isRegex ? expression(text) : text,
        isRegex,
        random.nextInt(3) == 0,
        random.nextInt(5) == 0,
        random.nextInt(3) == 0 ? List.of(glob()) : List.of(),
        Set.of());
  }

  private String absent() {
    return piece(3) + Integer.toString(random.nextInt(1 << 30), 36) + piece(3);
  }

  /** A part of some line; ASCII, because locales differ about the rest. */
  private String piece(int length) {
    while (true) {
      if (lines.isEmpty() || random.nextInt(3) == 0) {
        lines = linesOf(paths.get(random.nextInt(paths.size())));
      }
      var line = lines.isEmpty() ? "" : lines.get(random.nextInt(lines.size()));
      var text = line.strip();
      if (text.length() >= length && text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
        int from = random.nextInt(text.length() - length + 1);
        var piece = text.substring(from, from + length);
        if (!piece.isBlank()) {
          return piece;
        }
      }
    }
  }

  private List<String> linesOf(String path) {
    try (var lines = Files.lines(tree.resolve(path), StandardCharsets.ISO_8859_1)) {
      return lines.limit(2_000).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String expression(String text) {
    var escaped = escaped(text);
    return switch (random.nextInt(9)) {
      case 0 -> escaped(piece(2)) + ".*" + escaped(piece(2));
      case 1 -> "(" + escaped + "|" + escaped(piece(6)) + ")";
      case 2 -> "^[[:space:]]*" + escaped;
      case 3 -> escaped + "$";
      case 4 -> escaped(piece(3)) + "[a-z]+" + escaped(piece(1));
      case 5 -> "[A-Z][a-z]+" + escaped(piece(3));
      case 6 -> escaped(piece(2)) + ".?" + escaped(piece(2)) + "+";
      case 7 -> "(" + escaped(piece(2)) + "){2,3}";
      default -> escaped(piece(4)) + "\\b";
    };
  }

  private static String escaped(String text) {
    return text.replaceAll("[\\\\.*+?()\\[\\]{}|^$]", "\\\\$0");
  }

  private String glob() {
    var path = paths.get(random.nextInt(paths.size()));
    var name = path.substring(path.lastIndexOf('/') + 1);
    var top = path.substring(0, Math.max(0, path.indexOf('/')));
    return switch (random.nextInt(7)) {
      case 0 -> "*" + name.substring(Math.max(0, name.lastIndexOf('.')));
      case 1 -> top + "/**";
      case 2 -> name.charAt(0) + "*";
      case 3 -> "**/" + name;
      case 4 -> "*/" + "*/".repeat(random.nextInt(4)) + "*";
      case 5 -> "[a-m]?*." + name.substring(name.lastIndexOf('.') + 1);
      default -> top + "/**/*" + name.substring(name.length() / 2);
    };
  }
}
