package dev.relay.repo.git;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Git's wire format, as much of it as asking for refs needs. */
final class PacketLines {
  private static final int HEADER = 4;
  private static final int MAX_LINES = 200_000;

  /** All of protocol 2's question for branches and tags. */
  static final byte[] LS_REFS = question();

  private final InputStream in;
  private int lines;

  PacketLines(InputStream in) {
    this.in = in;
  }

  /** The text of the next line without its line end; null at a flush or any other separator. */
  @Nullable String next() throws IOException {
    var header = in.readNBytes(HEADER);
    if (header.length < HEADER || ++lines > MAX_LINES) {
      throw new EOFException("the answer ended early, or never");
    }
    var length = length(header);
    if (length < HEADER) {
      return null;
    }
    var bytes = in.readNBytes(length - HEADER);
    if (bytes.length < length - HEADER) {
      throw new EOFException("the answer ended early");
    }
    var text = new String(bytes, StandardCharsets.UTF_8);
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  private static int length(byte[] header) throws IOException {
    try {
      return HexFormat.fromHexDigits(new String(header, StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      throw new IOException("not a git server", e);
    }
  }

  /** What was asked for with {@link #LS_REFS}. */
  SortedMap<String, Sha> refs() throws IOException {
    var refs = new TreeMap<String, Sha>();
    for (var line = next(); line != null; line = next()) {
      var parts = line.split(" ");
      if (parts.length < 2 || !Sha.isValid(parts[0])) {
        throw new IOException("not a list of refs");
      }
      if (parts[1].startsWith("refs/heads/") || parts[1].startsWith("refs/tags/")) {
        refs.put(parts[1], new Sha(parts[0]));
      }
    }
    return refs;
  }

  /** The server's greeting up to its end; false when it does not speak protocol 2. */
  boolean isGreetedInVersionTwo() throws IOException {
    var first = next();
    if (first == null || !first.equals("version 2")) {
      return false;
    }
    while (next() != null) {
      // What else the server can do does not matter for this question.
    }
    return true;
  }

  static byte[] line(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var line = new ByteArrayOutputStream();
    line.writeBytes(
        String.format("%04x", bytes.length + HEADER).getBytes(StandardCharsets.US_ASCII));
    line.writeBytes(bytes);
    return line.toByteArray();
  }

  private static byte[] question() {
    var question = new ByteArrayOutputStream();
    question.writeBytes(line("command=ls-refs\n"));
    question.writeBytes("0001".getBytes(StandardCharsets.US_ASCII));
    question.writeBytes(line("ref-prefix refs/heads/\n"));
    question.writeBytes(line("ref-prefix refs/tags/\n"));
    question.writeBytes("0000".getBytes(StandardCharsets.US_ASCII));
    return question.toByteArray();
  }
}
