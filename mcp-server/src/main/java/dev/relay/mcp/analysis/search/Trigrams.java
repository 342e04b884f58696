package dev.relay.mcp.analysis.search;

import java.util.Arrays;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.util.BytesRef;

/**
 * Every three bytes that follow each other in a file, folded, each once. Two line feeds are taken
 * to follow the last byte, so that a shorter text is always the beginning of some trigram.
 */
final class Trigrams extends TokenStream {
  private static final byte[] FOLD = fold();

  private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
  private final long[] seen = new long[(1 << 24) / 64];
  private final BytesRef three = new BytesRef(new byte[3]);

  /** Those of the file, in the order in which they first come. */
  private int[] each = new int[4096];

  private int size;
  private int at;

  private static byte[] fold() {
    var fold = new byte[256];
    for (int b = 0; b < 256; b++) {
      fold[b] = (byte) Fold.of(b);
    }
    return fold;
  }

  /** For one file after the other. */
  Trigrams of(byte[] file) {
    size = 0;
    int window = 0;
    for (int i = 0; i < file.length; i++) {
      window = shifted(window, file[i]);
      if (i >= 2) {
        add(window);
      }
    }
    for (int i = file.length; i < file.length + 2; i++) {
      window = shifted(window, (byte) '\n');
      if (i >= 2) {
        add(window);
      }
    }
    forget();
    return this;
  }

  private static int shifted(int window, byte b) {
    return ((window << 8) & 0xffffff) | (FOLD[b & 0xff] & 0xff);
  }

  private void add(int trigram) {
    long bit = 1L << (trigram & 63);
    long word = seen[trigram >> 6];
    if ((word & bit) == 0) {
      seen[trigram >> 6] = word | bit;
      if (size == each.length) {
        each = Arrays.copyOf(each, size * 2);
      }
      each[size++] = trigram;
    }
  }

  private void forget() {
    for (int i = 0; i < size; i++) {
      seen[each[i] >> 6] = 0;
    }
  }

  @Override
  public void reset() {
    at = 0;
    clearAttributes();
    term.setBytesRef(three);
  }

  /** Only the term changes: clearing what stays would take longer than setting it. */
  @Override
  public boolean incrementToken() {
    if (at == size) {
      return false;
    }
    int trigram = each[at++];
    three.bytes[0] = (byte) (trigram >> 16);
    three.bytes[1] = (byte) (trigram >> 8);
    three.bytes[2] = (byte) trigram;
    return true;
  }
}
