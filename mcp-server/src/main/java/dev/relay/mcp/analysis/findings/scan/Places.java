package dev.relay.mcp.analysis.findings.scan;

import dev.relay.mcp.analysis.findings.rule.KeywordIndex;
import dev.relay.mcp.analysis.findings.rule.Rule;
import dev.relay.mcp.analysis.findings.rule.RuleSet;
import java.util.Arrays;

/** Where in a file which rules are to be tried. */
final class Places implements KeywordIndex.Hits {
  /** Of one rule; only a file made to tire the scan has more. */
  private static final int MOST = 100_000;

  private static final byte WANTED = 1;
  private static final byte UNWANTED = 2;

  private final RuleSet rules;
  private final String path;
  private final boolean ours;

  /** By the rule's number; 0 as long as it was not asked. */
  private final byte[] wanted;

  /** By the rule's number; one more list for the comments. */
  private final int[][] places;

  private final int[] counts;
  private boolean empty = true;

  /**
   * @param ours false for files that others wrote: only secrets matter there
   */
  Places(RuleSet rules, String path, boolean ours) {
    this.rules = rules;
    this.path = path;
    this.ours = ours;
    this.wanted = new byte[rules.rules().size()];
    this.places = new int[rules.rules().size() + 1][];
    this.counts = new int[rules.rules().size() + 1];
  }

  /** The keyword after those of the rules is that of the comments. */
  @Override
  public void found(int word, int at) {
    if (word == rules.keywords().size()) {
      add(rules.rules().size(), at);
      return;
    }
    for (int rule : rules.wanting(word)) {
      if (isWanted(rule)) {
        add(rule, at);
      }
    }
  }

  private boolean isWanted(int number) {
    if (wanted[number] == 0) {
      wanted[number] = covers(rules.rules().get(number)) ? WANTED : UNWANTED;
    }
    return wanted[number] == WANTED;
  }

  private boolean covers(Rule rule) {
    return (ours || rule.isSecret()) && rule.paths().covers(path);
  }

  /** For a rule without a keyword. */
  void everywhere(int rule, int length) {
    if (isWanted(rule)) {
      Matching.everywhere(length).forEach(at -> add(rule, at));
    }
  }

  private void add(int list, int at) {
    empty = false;
    var before = places[list] == null ? new int[8] : places[list];
    var room = counts[list] < before.length ? before : Arrays.copyOf(before, 2 * before.length);
    places[list] = room;
    if (counts[list] < MOST) {
      room[counts[list]++] = at;
    }
  }

  boolean isEmpty() {
    return empty;
  }

  int[] ofRule(int rule) {
    return counts[rule] == 0 ? new int[0] : Arrays.copyOf(places[rule], counts[rule]);
  }

  int[] ofComments() {
    return ofRule(rules.rules().size());
  }
}
