package dev.relay.mcp.analysis.findings.rule;

import java.util.HashMap;

/** How little a text repeats itself. */
public final class Entropy {
  private Entropy() {}

  /** In bits per character, after Shannon; 0 for an empty text. */
  public static double of(String text) {
    var counts = new HashMap<Integer, Integer>();
    text.codePoints().forEach(c -> counts.merge(c, 1, Integer::sum));
    double length = text.codePointCount(0, text.length());
    double bits = 0;
    for (int count : counts.values()) {
      var share = count / length;
      bits -= share * Math.log(share) / Math.log(2);
    }
    return bits;
  }
}
