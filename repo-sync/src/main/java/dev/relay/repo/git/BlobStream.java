package dev.relay.repo.git;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Reads what {@code cat-file --batch} prints, as it comes. */
final class BlobStream extends OutputStream {
  private final BlobSink sink;
  private final int most;
  private final ByteArrayOutputStream header = new ByteArrayOutputStream();
  private byte[] content = {};
  private long at;
  private long size = -1;
  private Sha id = new Sha("0".repeat(40));
  private boolean isBlob;
  private boolean wanted = true;

  BlobStream(BlobSink sink, int most) {
    this.sink = sink;
    this.most = most;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    int i = from;
    while (i < from + length) {
      i = size < 0 ? readHeader(bytes, i) : readContent(bytes, i, from + length);
    }
  }

  private int readHeader(byte[] bytes, int i) {
    if (bytes[i] != '\n') {
      header.write(bytes[i]);
      return i + 1;
    }
    var parts = header.toString(StandardCharsets.US_ASCII).split(" ");
    header.reset();
    if (parts.length == 3) {
      id = new Sha(parts[0]);
      size = Long.parseLong(parts[2]);
      at = 0;
      isBlob = parts[1].equals("blob");
      content = isBlob && size <= most ? new byte[(int) size] : new byte[0];
    }
    return i + 1;
  }

  /** One line feed follows the content. */
  private int readContent(byte[] bytes, int i, int end) {
    int taken = (int) Math.min(end - i, size - at);
    if (content.length == size) {
      System.arraycopy(bytes, i, content, (int) at, taken);
    }
    at += taken;
    if (at < size || i + taken == end) {
      return i + taken;
    }
    tell();
    size = -1;
    return i + taken + 1;
  }

  private void tell() {
    if (!isBlob || !wanted) {
      return;
    }
    if (size > most) {
      sink.tooLarge(id);
    } else {
      wanted = sink.blob(id, content);
    }
  }
}
