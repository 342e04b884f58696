package dev.relay.mcp.analysis.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Remembers windows of lines by their hash, so that the same lines are found again in one pass. Of
 * each few windows side by side only the one with the lowest hash is kept: the same one everywhere.
 */
final class LineWindows {
  private static final int SIDE_BY_SIDE = 4;

  private final int atLeast;
  private final int size;
  private final List<File> files = new ArrayList<>();
  private final Map<Long, Place> places = new HashMap<>();
  private int lines;

  LineWindows(int atLeast) {
    this.atLeast = Math.max(2 * SIDE_BY_SIDE, atLeast);
    this.size = this.atLeast - SIDE_BY_SIDE + 1;
  }

  private static final Comparator<Window> LOWEST =
      Comparator.comparingLong(Window::hash).thenComparingInt(Window::index);

  private record Place(int file, int index) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record File(String repository, String path, int[] hashes, int[] numbers) {
    Duplicate.Part part(int from, int count) {
      return new Duplicate.Part(repository, path, numbers[from], numbers[from + count - 1]);
    }
  }

  int lines() {
    return lines;
  }

  /** What of the file was seen before. */
  List<Duplicate> add(String repository, String path, String text) {
    var file = file(repository, path, text);
    lines += file.hashes().length;
    var found = new ArrayList<Duplicate>();
    var fresh = new HashMap<Long, Integer>();
    int after = 0;
    for (var window : chosen(file.hashes())) {
      var seen = places.get(window.hash());
      if (seen == null) {
        fresh.putIfAbsent(window.hash(), window.index());
      } else if (window.index() >= after) {
        var run = run(files.get(seen.file()), seen.index(), file, window.index());
        if (run.before() + run.count() >= atLeast) {
          found.add(duplicate(files.get(seen.file()), seen.index(), file, window.index(), run));
          after = window.index() + run.count();
        }
      }
    }
    files.add(file);
    fresh.forEach((hash, index) -> places.put(hash, new Place(files.size() - 1, index)));
    return found;
  }

  private record Window(long hash, int index) {}

  private List<Window> chosen(int[] hashes) {
    var all = new ArrayList<Window>();
    for (int i = 0; i + size <= hashes.length; i++) {
      all.add(new Window(hash(hashes, i), i));
    }
    var chosen = new LinkedHashSet<Window>();
    for (int i = 0; i + SIDE_BY_SIDE <= all.size(); i++) {
      chosen.add(Collections.min(all.subList(i, i + SIDE_BY_SIDE), LOWEST));
    }
    return List.copyOf(chosen);
  }

  /**
   * @param before lines that are the same before the window
   * @param count from its beginning on
   */
  private record Run(int before, int count) {}

  private static Run run(File one, int at, File two, int index) {
    int before = 0;
    while (at > before && index > before && same(one, at - before - 1, two, index - before - 1)) {
      before++;
    }
    int count = 0;
    while (at + count < one.hashes().length
        && index + count < two.hashes().length
        && same(one, at + count, two, index + count)) {
      count++;
    }
    return new Run(before, count);
  }

  private static Duplicate duplicate(File one, int at, File two, int index, Run run) {
    int all = run.before() + run.count();
    return new Duplicate(
        all, one.part(at - run.before(), all), two.part(index - run.before(), all));
  }

  private static boolean same(File one, int at, File two, int index) {
    return one.hashes()[at] == two.hashes()[index];
  }

  private long hash(int[] hashes, int from) {
    long hash = 1;
    for (int i = from; i < from + size; i++) {
      hash = 1_000_003 * hash + hashes[i];
    }
    return hash ^ (hash >>> 29);
  }

  private static File file(String repository, String path, String text) {
    var all = text.lines().toList();
    var hashes = new int[all.size()];
    var numbers = new int[all.size()];
    int count = 0;
    for (int i = 0; i < all.size(); i++) {
      var line = all.get(i).strip();
      if (says(line)) {
        hashes[count] = line.hashCode();
        numbers[count++] = i + 1;
      }
    }
    return new File(repository, path, Arrays.copyOf(hashes, count), Arrays.copyOf(numbers, count));
  }

  /** Blank lines, lone brackets, imports and comments are the same everywhere. */
  private static boolean says(String line) {
    return line.length() > 2
        && !line.startsWith("import ")
        && !line.startsWith("package ")
        && !line.startsWith("//")
        && !line.startsWith("*")
        && !line.startsWith("/*")
        && !line.startsWith("#include");
  }
}
