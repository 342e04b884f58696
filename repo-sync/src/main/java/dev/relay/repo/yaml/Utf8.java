package dev.relay.repo.yaml;

import dev.relay.repo.graph.UnreadableManifest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes that somebody says are text. */
public final class Utf8 {
  private Utf8() {}

  /** Without a byte order mark. Throws {@link UnreadableManifest} for what is no UTF-8 text. */
  public static String of(byte[] content) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      if (text.indexOf('\0') >= 0) {
        throw new UnreadableManifest("it is no UTF-8 text.");
      }
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UnreadableManifest("it is no UTF-8 text.");
    }
  }
}
