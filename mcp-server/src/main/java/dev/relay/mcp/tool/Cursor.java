package dev.relay.mcp.tool;

import org.jspecify.annotations.Nullable;

/** Where the next page begins; opaque to callers. */
final class Cursor {
  private Cursor() {}

  static String of(int offset) {
    return "c" + Integer.toString(offset, 36);
  }

  static int offset(@Nullable String cursor) {
    if (cursor == null) {
      return 0;
    }
    if (!cursor.matches("c[0-9a-z]{1,4}")) {
      throw new BadArgument("'cursor' must be the next_cursor of an answer, unchanged.");
    }
    return Integer.parseInt(cursor.substring(1), 36);
  }
}
