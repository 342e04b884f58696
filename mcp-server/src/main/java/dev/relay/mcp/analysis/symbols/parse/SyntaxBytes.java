package dev.relay.mcp.analysis.symbols.parse;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Matches as the worker sends them. */
public final class SyntaxBytes {
  private static final int NUMBERS = 5;

  private SyntaxBytes() {}

  /** Never without a byte: that would mean that the source could not be read. */
  static byte[] of(List<SyntaxMatch> matches) {
    var bytes = ByteBuffer.allocate(Integer.BYTES * (1 + NUMBERS * matches.size()));
    bytes.putInt(matches.size());
    for (var match : matches) {
      bytes.putInt(match.query()).putInt(match.start()).putInt(match.end());
      bytes.putInt(match.textStart()).putInt(match.textEnd());
    }
    return bytes.array();
  }

  public static List<SyntaxMatch> read(byte[] sent) {
    var bytes = ByteBuffer.wrap(sent);
    int count = bytes.getInt();
    var matches = new ArrayList<SyntaxMatch>(count);
    for (int i = 0; i < count; i++) {
      matches.add(
          new SyntaxMatch(
              bytes.getInt(), bytes.getInt(), bytes.getInt(), bytes.getInt(), bytes.getInt()));
    }
    return matches;
  }
}
