package dev.relay.repo.git;

import dev.relay.repo.git.GrepResult.Hit;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code <sha>:<path> NUL <line> NUL <text> LF} as it comes, and keeps only the first hits
 * and the beginning of their lines.
 */
final class GrepHits extends OutputStream {
  private static final int MAX_TEXT = 500;
  private static final int MAX_FIELD = 4 * MAX_TEXT;

  private final int prefix;
  private final int limit;
  private final List<Hit> hits = new ArrayList<>();
  private final ByteArrayOutputStream field = new ByteArrayOutputStream();
  private final List<byte[]> fields = new ArrayList<>();
  private int total;

  GrepHits(Sha treeish, int limit) {
    this.prefix = treeish.hex().length() + 1;
    this.limit = limit;
  }

  @Override
  public void write(int b) {
    if ((b == 0 && fields.size() < 2) || (b == '\n' && fields.size() == 2)) {
      fields.add(field.toByteArray());
      field.reset();
      if (b == '\n') {
        keep();
      }
    } else if (field.size() < MAX_FIELD || fields.isEmpty()) {
      field.write(b);
    }
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length; i++) {
      write(bytes[i]);
    }
  }

  GrepResult result() {
    return new GrepResult(hits, total, total > hits.size());
  }

  private void keep() {
    total++;
    if (hits.size() < limit) {
      var name = fields.get(0);
      var path = GitPath.shown(java.util.Arrays.copyOfRange(name, prefix, name.length));
      hits.add(new Hit(path, Integer.parseInt(text(fields.get(1))), cut(text(fields.get(2)))));
    }
    fields.clear();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String cut(String text) {
    var line = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    return line.length() > MAX_TEXT ? line.substring(0, MAX_TEXT) + "…" : line;
  }
}
