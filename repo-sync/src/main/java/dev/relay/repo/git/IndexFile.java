package dev.relay.repo.git;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;

/**
 * The index of a work tree with all that it knows of files on disk, read without changing it.
 * Formats 2 to 4; one that is split or sparse, or not plain at all, is refused.
 *
 * @param written when, in seconds since 1970
 * @param entries in their order
 */
record IndexFile(long written, List<IndexEntry> entries) {
  private static final int SIGNATURE = 0x44495243;
  private static final int HASH = 20;
  private static final int STAMP = 40;
  private static final int MAX_BYTES = 256 << 20;

  private static final int ASSUMED = 0x8000;
  private static final int EXTENDED = 0x4000;
  private static final int STAGE = 0x3000;
  private static final int SKIPPED = 0x4000;
  private static final int ANNOUNCED = 0x2000;

  static IndexFile read(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MAX_BYTES) {
      throw new IOException("no plain index");
    }
    var written = Files.getLastModifiedTime(file).toInstant().getEpochSecond();
    try {
      return new IndexFile(written, new Parser(ByteBuffer.wrap(Files.readAllBytes(file))).all());
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new IOException("the index ends early", e);
    }
  }

  /** True for a file written so late that it may have changed since without another stamp. */
  boolean isLate(IndexEntry entry) {
    return Integer.toUnsignedLong(entry.stamp().written()) >= written;
  }

  private static final class Parser {
    private final ByteBuffer in;
    private byte[] path = new byte[0];
    private int version;

    Parser(ByteBuffer in) {
      this.in = in;
    }

    List<IndexEntry> all() throws IOException {
      if (in.getInt() != SIGNATURE) {
        throw new IOException("not an index");
      }
      version = in.getInt();
      var count = in.getInt();
      if (version < 2 || version > 4 || count < 0 || count > in.remaining() / STAMP) {
        throw new IOException("an index of another kind");
      }
      var entries = new ArrayList<IndexEntry>(count);
      for (int i = 0; i < count; i++) {
        entries.add(entry());
      }
      extensions();
      return entries;
    }

    private IndexEntry entry() throws IOException {
      var start = in.position();
      var stamp = FileStamp.in(in, start);
      var mode = in.getInt(start + 24);
      in.position(start + STAMP);
      var id = new byte[HASH];
      in.get(id);
      int flags = in.getShort();
      int more = (flags & EXTENDED) == 0 ? 0 : in.getShort();
      name(start);
      return new IndexEntry(
          text(path),
          mode,
          ObjectId.fromRaw(id),
          stamp,
          (flags & STAGE) == 0 && (more & ANNOUNCED) == 0,
          (flags & ASSUMED) == 0 && (more & SKIPPED) == 0);
    }

    /**
     * Up to a NUL; in version 4 only what differs from the one before, else filled up to eights.
     */
    private void name(int start) {
      var kept = version == 4 ? path.length - offset() : 0;
      int from = in.position();
      while (in.get() != 0) {
        // The name goes on.
      }
      int length = in.position() - 1 - from;
      path = Arrays.copyOf(path, kept + length);
      in.get(from, path, kept, length);
      if (version != 4) {
        in.position(start + ((from - start + length + 8) & ~7));
      }
    }

    private int offset() {
      int b = in.get();
      int value = b & 0x7f;
      while ((b & 0x80) != 0) {
        b = in.get();
        value = ((value + 1) << 7) | (b & 0x7f);
      }
      return value;
    }

    /** Those with a small letter must be understood; there are none that this needs. */
    private void extensions() throws IOException {
      while (in.remaining() > HASH) {
        var isOptional = in.get(in.position()) >= 'A' && in.get(in.position()) <= 'Z';
        in.getInt();
        var size = in.getInt();
        if (!isOptional || size < 0 || size > in.remaining() - HASH) {
          throw new IOException("a split or sparse index");
        }
        in.position(in.position() + size);
      }
      if (in.remaining() != HASH) {
        throw new IOException("the index ends early");
      }
    }

    private static String text(byte[] name) throws IOException {
      var text = new String(name, StandardCharsets.UTF_8);
      if (text.indexOf('\uFFFD') >= 0) {
        throw new IOException("a name that is no text");
      }
      return text;
    }
  }
}
