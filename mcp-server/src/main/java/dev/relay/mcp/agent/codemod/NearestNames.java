package dev.relay.mcp.agent.codemod;

import dev.relay.mcp.agent.Agent.Base;
import dev.relay.repo.git.Grep;
import dev.relay.repo.git.GrepQuery;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names in the code that look like one that is not there. */
final class NearestNames {
  private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]{2,}");
  private static final int LINES = 5_000;
  private static final int SHOWN = 3;
  private final Grep grep;

  NearestNames(Grep grep) {
    this.grep = grep;
  }

  List<String> to(String name, List<Base> bases) {
    var wanted = plain(name);
    var anyWord = String.join("|", Spelling.words(name)).replaceAll("[^\\p{L}\\p{N}|]", "");
    var names = anyWord.isEmpty() ? Set.<String>of() : names(anyWord, bases);
    var near = near(wanted, names);
    return near.isEmpty() ? near(wanted, names("[A-Za-z_]{3,}", bases)) : near;
  }

  private static List<String> near(String wanted, Set<String> names) {
    int limit = Math.max(2, wanted.length() / 2);
    return names.stream()
        .filter(candidate -> Math.abs(candidate.length() - wanted.length()) <= limit + 2)
        .filter(candidate -> distance(wanted, plain(candidate)) <= limit)
        .sorted(
            Comparator.<String>comparingInt(candidate -> distance(wanted, plain(candidate)))
                .thenComparing(Comparator.naturalOrder()))
        .limit(SHOWN)
        .toList();
  }

  private Set<String> names(String expression, List<Base> bases) {
    var names = new HashSet<String>();
    for (var base : bases) {
      var query = new GrepQuery(expression, true, true, List.of(), LINES);
      for (var hit : grep.grep(base.gitDir(), base.head(), query).hits()) {
        NAME.matcher(hit.text()).results().forEach(found -> names.add(found.group()));
      }
    }
    return names;
  }

  private static String plain(String name) {
    return Spelling.words(name).stream().collect(Collectors.joining());
  }

  /** Levenshtein's. */
  static int distance(String a, String b) {
    var row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int swap = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(swap, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
