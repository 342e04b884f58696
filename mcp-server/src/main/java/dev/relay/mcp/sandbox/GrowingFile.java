package dev.relay.mcp.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Reads a file that another process appends to, and ends when that process has. */
final class GrowingFile extends InputStream {
  private static final Duration SOONEST = Duration.ofMillis(1);
  private static final Duration LATEST = Duration.ofMillis(40);
  private final FileChannel file;
  private final BooleanSupplier ended;
  private Duration pause = SOONEST;

  GrowingFile(Path file, long offset, BooleanSupplier ended) throws IOException {
    this.file = FileChannel.open(file, StandardOpenOption.READ).position(offset);
    this.ended = ended;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (true) {
      int read = file.read(ByteBuffer.wrap(bytes, offset, length));
      if (read > 0 || length == 0) {
        pause = SOONEST;
        return read;
      }
      // Looked at before the last reading, or its last words would be missed.
      if (pause.equals(LATEST) && ended.getAsBoolean()) {
        return file.read(ByteBuffer.wrap(bytes, offset, length));
      }
      rest();
    }
  }

  private void rest() throws InterruptedIOException {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("nobody waits for it any more");
    }
    var longer = pause.multipliedBy(2);
    pause = longer.compareTo(LATEST) > 0 ? LATEST : longer;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
