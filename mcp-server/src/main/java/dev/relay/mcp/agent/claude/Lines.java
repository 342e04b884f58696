package dev.relay.mcp.agent.claude;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of UTF-8, each of a bounded length. */
final class Lines implements AutoCloseable {
  private final InputStream bytes;
  private final int longest;
  private long offset;

  /**
   * @param longest in bytes
   */
  Lines(InputStream bytes, int longest) {
    this.bytes = new BufferedInputStream(bytes, 1 << 16);
    this.longest = longest;
  }

  /** Null at the end. Throws {@link TooLong}; nothing after that can be understood. */
  @Nullable String next() throws IOException {
    var line = new ByteArrayOutputStream();
    int next = bytes.read();
    if (next < 0) {
      return null;
    }
    offset++;
    for (; next >= 0 && next != '\n'; next = bytes.read(), offset++) {
      if (line.size() == longest) {
        throw new TooLong();
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  /** How many bytes the lines until now had. */
  long offset() {
    return offset;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  static final class TooLong extends IOException {
    TooLong() {
      super("a line is too long");
    }
  }
}
