package dev.relay.mcp.analysis.symbols;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PayloadAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.BytesRef;

/** Names for the index, each at its line as position, with what is known of it as payload. */
final class NameTokens extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private final PayloadAttribute payload = addAttribute(PayloadAttribute.class);
  private final List<Token> tokens;
  private Iterator<Token> left;
  private int line = -1;

  /**
   * @param sort code of a kind or use
   * @param index of a definition in its file; -1 for none
   */
  record Token(String name, int line, int sort, int index) {
    private BytesRef bytes() {
      var bytes = new byte[5];
      bytes[0] = (byte) sort;
      for (int i = 0; i < 4; i++) {
        bytes[1 + i] = (byte) (index >>> (8 * i));
      }
      return new BytesRef(bytes);
    }
  }

  /**
   * @param tokens by line
   */
  NameTokens(List<Token> tokens) {
    this.tokens = tokens;
    this.left = tokens.iterator();
  }

  static int sort(BytesRef payload) {
    return payload.bytes[payload.offset];
  }

  static int index(BytesRef payload) {
    int index = 0;
    for (int i = 0; i < 4; i++) {
      index |= (payload.bytes[payload.offset + 1 + i] & 0xff) << (8 * i);
    }
    return index;
  }

  @Override
  public void reset() {
    left = tokens.iterator();
    line = -1;
  }

  @Override
  public boolean incrementToken() {
    if (!left.hasNext()) {
      return false;
    }
    clearAttributes();
    var token = left.next();
    term.append(token.name());
    step.setPositionIncrement(token.line() - line);
    line = token.line();
    payload.setPayload(token.bytes());
    return true;
  }
}
