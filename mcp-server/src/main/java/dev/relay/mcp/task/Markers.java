package dev.relay.mcp.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The conflict markers of a settlement in the files of its tree; bytes are kept as they are. */
final class Markers {
  /** With the names of the sides, so that a text about conflicts is not taken for one. */
  private static final String BEGIN = "<<<<<<< yours";

  private static final String MIDDLE = "=======";
  private static final String END = ">>>>>>> upstream";

  private final Path tree;

  Markers(Path tree) {
    this.tree = tree;
  }

  enum Side {
    OURS,
    THEIRS
  }

  /** Those of the paths whose files still hold one. */
  List<String> left(List<String> paths) {
    return paths.stream().filter(this::isMarked).toList();
  }

  private boolean isMarked(String path) {
    return lines(path).stream().anyMatch(line -> line.startsWith(BEGIN) || line.startsWith(END));
  }

  /** Keeps one side wherever both stand; where it is not clear where one ends, both stay. */
  void take(List<String> paths, Side side) {
    left(paths).forEach(path -> take(path, side));
  }

  private void take(String path, Side side) {
    var lines = lines(path);
    var kept = new ArrayList<String>();
    for (int at = 0; at < lines.size(); at++) {
      int end = lines.get(at).startsWith(BEGIN) ? end(lines, at) : at;
      kept.addAll(end > at ? chosen(lines.subList(at, end + 1), side) : List.of(lines.get(at)));
      at = end;
    }
    try {
      Files.writeString(tree.resolve(path), String.join("\n", kept), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The line that ends the conflict which begins there, or that line itself when none does. */
  private static int end(List<String> lines, int begin) {
    for (int at = begin + 1; at < lines.size(); at++) {
      if (lines.get(at).startsWith(END)) {
        return at;
      }
    }
    return begin;
  }

  /** A text may underline a heading with what separates the sides. */
  private static List<String> chosen(List<String> conflict, Side side) {
    var plain = conflict.stream().map(String::stripTrailing).toList();
    int middle = plain.indexOf(MIDDLE);
    if (middle < 0 || middle != plain.lastIndexOf(MIDDLE)) {
      return conflict;
    }
    return side == Side.OURS
        ? conflict.subList(1, middle)
        : conflict.subList(middle + 1, conflict.size() - 1);
  }

  /** The last one is empty where the file ends with a line end. None where a link leads away. */
  private List<String> lines(String path) {
    var file = tree.resolve(path);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try {
      if (!file.toRealPath().equals(tree.toRealPath().resolve(path))) {
        return List.of();
      }
      return List.of(Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
