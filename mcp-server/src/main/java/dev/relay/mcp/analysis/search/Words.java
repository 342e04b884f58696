package dev.relay.mcp.analysis.search;

import dev.relay.mcp.analysis.search.LineMatcher.Span;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Lines as text. */
final class Words {
  private Words() {}

  /** True when no letter, digit or underscore touches it from outside. */
  static boolean isAlone(byte[] bytes, int start, int end, Span span) {
    return (span.start() == start || !Fold.isWord(bytes[span.start() - 1]))
        && (span.end() == end || !Fold.isWord(bytes[span.end()]));
  }

  /** The bytes, with what is no UTF-8 replaced, so that an expression sees whole characters. */
  static byte[] utf8(byte[] content, int start, int end) {
    for (int i = start; i < end; i++) {
      if (content[i] < 0) {
        return repaired(content, start, end);
      }
    }
    return Arrays.copyOfRange(content, start, end);
  }

  /** How many bytes a part of the text has. */
  static int bytes(String text, int from, int to) {
    return text.substring(from, to).getBytes(StandardCharsets.UTF_8).length;
  }

  private static byte[] repaired(byte[] content, int start, int end) {
    try {
      var _ =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content, start, end - start));
      return Arrays.copyOfRange(content, start, end);
    } catch (CharacterCodingException e) {
      return new String(content, start, end - start, StandardCharsets.UTF_8)
          .getBytes(StandardCharsets.UTF_8);
    }
  }
}
