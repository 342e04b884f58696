package dev.relay.mcp.tool;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name somebody probably meant. */
final class Nearest {
  private Nearest() {}

  /** Empty when nothing comes near: a third of the letters may differ. */
  static Optional<String> to(String given, Collection<String> names) {
    var asked = given.toLowerCase(Locale.ROOT);
    return names.stream()
        .min(Comparator.comparingInt(name -> distance(asked, name.toLowerCase(Locale.ROOT))))
        .filter(name ->
            distance(asked, name.toLowerCase(Locale.ROOT))
                <= Math.max(1, Math.max(asked.length(), name.length()) / 3));
  }

  private static int distance(String a, String b) {
    var previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      var row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        var change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(previous[j], row[j - 1]) + 1);
      }
      previous = row;
    }
    return previous[b.length()];
  }
}
