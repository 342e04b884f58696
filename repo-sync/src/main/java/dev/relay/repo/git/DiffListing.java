package dev.relay.repo.git;

import dev.relay.repo.git.FileChange.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Reads {@code diff-tree -z}, {@code --raw} and {@code --numstat}, into one list. */
final class DiffListing {
  private record Lines(boolean binary, int added, int removed) {}

  private DiffListing() {}

  static List<FileChange> parse(List<byte[]> raw, List<byte[]> numstat) {
    var lines = lines(numstat.iterator());
    var files = new ArrayList<FileChange>();
    for (var parts = raw.iterator(); parts.hasNext(); ) {
      var status = ascii(parts.next());
      var letter = status.charAt(status.lastIndexOf(' ') + 1);
      var first = GitPath.shown(parts.next());
      var renamed = letter == 'R' || letter == 'C';
      var path = renamed ? GitPath.shown(parts.next()) : first;
      var count = lines.getOrDefault(path, new Lines(true, 0, 0));
      files.add(
          new FileChange(
              kind(letter),
              path,
              renamed ? first : null,
              count.binary(),
              count.added(),
              count.removed()));
    }
    return List.copyOf(files);
  }

  private static Kind kind(char letter) {
    return switch (letter) {
      case 'A', 'C' -> Kind.ADDED;
      case 'D' -> Kind.DELETED;
      case 'R' -> Kind.RENAMED;
      default -> Kind.MODIFIED;
    };
  }

  private static Map<String, Lines> lines(Iterator<byte[]> parts) {
    var lines = new HashMap<String, Lines>();
    while (parts.hasNext()) {
      var part = parts.next();
      var first = tab(part, 0);
      var second = tab(part, first + 1);
      var name = java.util.Arrays.copyOfRange(part, second + 1, part.length);
      if (name.length == 0) {
        parts.next();
        name = parts.next();
      }
      var counts = ascii(java.util.Arrays.copyOf(part, second)).split("\t");
      lines.put(GitPath.shown(name), count(counts));
    }
    return lines;
  }

  private static Lines count(String[] counts) {
    return counts[0].equals("-")
        ? new Lines(true, 0, 0)
        : new Lines(false, Integer.parseInt(counts[0]), Integer.parseInt(counts[1]));
  }

  private static int tab(byte[] part, int from) {
    int at = from;
    while (part[at] != '\t') {
      at++;
    }
    return at;
  }

  private static String ascii(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
