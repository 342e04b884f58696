package dev.relay.mcp.analysis.findings.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All rules that are looked for at once, numbered.
 *
 * @see RuleFile
 */
public final class RuleSet {
  private final Map<String, Rule> byId = new LinkedHashMap<>();
  private final List<Rule> rules;
  private final List<String> keywords;

  /** By the number of a keyword: the numbers of the rules that are tried where it stands. */
  private final List<int[]> wanting;

  /** Of two rules with one id the later one counts: a user's own may replace one of Relay's. */
  public RuleSet(List<Rule> all) {
    all.forEach(rule -> byId.put(rule.id(), rule));
    rules = List.copyOf(byId.values());
    var words = new LinkedHashMap<String, List<Integer>>();
    for (int number = 0; number < rules.size(); number++) {
      for (var word : rules.get(number).keywords()) {
        words.computeIfAbsent(word, _ -> new ArrayList<>()).add(number);
      }
    }
    keywords = List.copyOf(words.keySet());
    wanting =
        words.values().stream()
            .map(each -> each.stream().mapToInt(Integer::intValue).toArray())
            .toList();
  }

  public Optional<Rule> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** By their numbers. */
  public List<Rule> rules() {
    return rules;
  }

  /** By their numbers. */
  public List<String> keywords() {
    return keywords;
  }

  /** The numbers of the rules that are tried where a keyword stands; not to be changed. */
  public int[] wanting(int keyword) {
    return wanting.get(keyword);
  }
}
