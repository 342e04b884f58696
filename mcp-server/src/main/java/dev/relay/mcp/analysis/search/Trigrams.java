package dev.relay.mcp.analysis.search;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.util.BytesRef;

/**
 * Every three bytes that follow each other in a file, folded, each once. Two line feeds are taken
 * to follow the last byte, so that a shorter text is always the beginning of some trigram.
 */
final class Trigrams extends TokenStream {
  private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
  private final long[] seen = new long[(1 << 24) / 64];
  private final BytesRef three = new BytesRef(new byte[3]);
  private byte[] content = {};
  private int at;
  private int window;

  /** For one file after the other. */
  Trigrams of(byte[] file) {
    for (int i = 0, w = 0; i < content.length + 2; i++) {
      w = shifted(w, i);
      seen[w >> 6] = 0;
    }
    content = file;
    return this;
  }

  @Override
  public void reset() {
    at = 0;
    window = 0;
  }

  @Override
  public boolean incrementToken() {
    while (at < content.length + 2) {
      window = shifted(window, at++);
      if (at >= 3 && (seen[window >> 6] & (1L << (window & 63))) == 0) {
        seen[window >> 6] |= 1L << (window & 63);
        clearAttributes();
        term.setBytesRef(ref(window));
        return true;
      }
    }
    return false;
  }

  private int shifted(int before, int i) {
    int b = i < content.length ? content[i] & 0xff : '\n';
    return ((before << 8) & 0xffffff) | Fold.of(b);
  }

  private BytesRef ref(int trigram) {
    three.bytes[0] = (byte) (trigram >> 16);
    three.bytes[1] = (byte) (trigram >> 8);
    three.bytes[2] = (byte) trigram;
    return three;
  }
}
