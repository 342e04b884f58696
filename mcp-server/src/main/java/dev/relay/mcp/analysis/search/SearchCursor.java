package dev.relay.mcp.analysis.search;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the next page begins, in the order of what was searched.
 *
 * @param file how many candidates were dealt with
 * @param hit how many hits of those after them
 * @param before how many hits those had
 * @param heads of the commits that were searched: in others the order is another
 */
record SearchCursor(int file, int hit, int before, int heads) {
  private static final Pattern FORM =
      Pattern.compile("s([0-9a-z]{1,5})-([0-9a-z]{1,5})-([0-9a-z]{1,5})-([0-9a-z]{1,7})");

  static SearchCursor first(int heads) {
    return new SearchCursor(0, 0, 0, heads);
  }

  /** Empty when it is none that was given out. */
  static Optional<SearchCursor> parse(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    var n = Stream.of(1, 2, 3, 4).map(i -> Long.parseLong(parts.group(i), 36)).toList();
    return n.stream().anyMatch(number -> number > Integer.MAX_VALUE)
        ? Optional.empty()
        : Optional.of(
            new SearchCursor(
                n.get(0).intValue(),
                n.get(1).intValue(),
                n.get(2).intValue(),
                n.get(3).intValue()));
  }

  static int heads(List<Target> targets) {
    var all = targets.stream().map(t -> t.name() + t.head()).collect(Collectors.joining(","));
    return all.hashCode() & Integer.MAX_VALUE;
  }

  @Override
  public String toString() {
    return Stream.of(file, hit, before, heads)
        .map(number -> Integer.toString(number, 36))
        .collect(Collectors.joining("-", "s", ""));
  }
}
