package dev.relay.mcp.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Git's conflict markers in the files of a tree; bytes are kept as they are. */
final class Markers {
  private static final String BEGIN = "<<<<<<< ";
  private static final String MIDDLE = "=======";
  private static final String END = ">>>>>>> ";

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

  /** Keeps one side wherever both stand. */
  void take(List<String> paths, Side side) {
    left(paths).forEach(path -> take(path, side));
  }

  private void take(String path, Side side) {
    var kept = new ArrayList<String>();
    var in = Place.OUTSIDE;
    for (var line : lines(path)) {
      var next = in.next(line);
      if (next == in && (in == Place.OUTSIDE || in.side == side)) {
        kept.add(line);
      }
      in = next;
    }
    try {
      Files.writeString(tree.resolve(path), String.join("\n", kept), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private enum Place {
    OUTSIDE(null),
    OURS(Side.OURS),
    THEIRS(Side.THEIRS);

    private final @org.jspecify.annotations.Nullable Side side;

    Place(@org.jspecify.annotations.Nullable Side side) {
      this.side = side;
    }

    Place next(String line) {
      return switch (this) {
        case OUTSIDE -> line.startsWith(BEGIN) ? OURS : OUTSIDE;
        case OURS -> line.stripTrailing().equals(MIDDLE) ? THEIRS : OURS;
        case THEIRS -> line.startsWith(END) ? OUTSIDE : THEIRS;
      };
    }
  }

  /** The last one is empty where the file ends with a line end. */
  private List<String> lines(String path) {
    var file = tree.resolve(path).normalize();
    if (!file.startsWith(tree) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try {
      return List.of(Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
