package dev.relay.mcp.analysis.findings.rule;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Finds many words in one pass over bytes, ASCII letters in either case, after Aho and Corasick.
 * Immutable; used by many threads.
 */
public final class KeywordIndex {
  /** Each byte that stands in a word has a number, all others have 0. */
  private final int[] letters = new int[256];

  private final int width;

  /** By state and letter. */
  private final List<int[]> next = new ArrayList<>();

  /** By state: the words that end there. */
  private final List<int[]> ends = new ArrayList<>();

  public KeywordIndex(List<String> words) {
    var lower =
        words.stream()
            .map(w -> w.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8))
            .toList();
    this.width = number(lower) + 1;
    addState();
    for (int word = 0; word < lower.size(); word++) {
      add(lower.get(word), word);
    }
    link();
  }

  private int number(List<byte[]> words) {
    int count = 0;
    for (var word : words) {
      for (var b : word) {
        if (letters[b & 0xff] == 0) {
          letters[b & 0xff] = ++count;
        }
      }
    }
    for (int c = 'A'; c <= 'Z'; c++) {
      letters[c] = letters[Character.toLowerCase(c)];
    }
    return count;
  }

  private int addState() {
    next.add(new int[width]);
    ends.add(new int[0]);
    return next.size() - 1;
  }

  private void add(byte[] word, int index) {
    int state = 0;
    for (var b : word) {
      var row = next.get(state);
      int letter = letters[b & 0xff];
      if (row[letter] == 0) {
        row[letter] = addState();
      }
      state = row[letter];
    }
    ends.set(state, joined(ends.get(state), new int[] {index}));
  }

  /** Makes every state know where to go on when a word does not. */
  private void link() {
    var fallback = new int[next.size()];
    var queue = new ArrayDeque<Integer>();
    for (int child : next.getFirst()) {
      if (child != 0) {
        queue.add(child);
      }
    }
    while (!queue.isEmpty()) {
      int state = queue.remove();
      var row = next.get(state);
      var instead = next.get(fallback[state]);
      ends.set(state, joined(ends.get(state), ends.get(fallback[state])));
      for (int letter = 1; letter < width; letter++) {
        if (row[letter] == 0) {
          row[letter] = instead[letter];
        } else {
          fallback[row[letter]] = instead[letter];
          queue.add(row[letter]);
        }
      }
    }
  }

  private static int[] joined(int[] some, int[] others) {
    return java.util.stream.IntStream.concat(
            java.util.Arrays.stream(some), java.util.Arrays.stream(others))
        .toArray();
  }

  /** Takes a word that was found. */
  public interface Hits {
    /**
     * @param word its place in the list
     * @param at of its last byte
     */
    void found(int word, int at);
  }

  /**
   * @param goesOn asked now and then with how many bytes are behind; false stops
   */
  public void scan(byte[] text, Hits hits, IntPredicate goesOn) {
    int state = 0;
    for (int at = 0; at < text.length; at++) {
      state = next.get(state)[letters[text[at] & 0xff]];
      for (int word : ends.get(state)) {
        hits.found(word, at);
      }
      if ((at & 0xffff) == 0xffff && !goesOn.test(at)) {
        return;
      }
    }
  }
}
