package dev.relay.voice.realtime;

import org.jspecify.annotations.Nullable;

/**
 * Finds the type of an event without parsing what comes after it: an audio frame names its type in
 * the first bytes and carries a kilobyte of base64 behind.
 */
public final class FramePeek {
  private final String json;
  private int at;

  private FramePeek(String json) {
    this.json = json;
  }

  /** Null when the frame is no JSON object with a string as {@code type} at its top level. */
  public static @Nullable String typeOf(String json) {
    return new FramePeek(json).find();
  }

  private @Nullable String find() {
    if (!eat('{')) {
      return null;
    }
    do {
      var key = string();
      if (key == null || !eat(':')) {
        return null;
      }
      if (key.equals("type")) {
        return string();
      }
    } while (skipValue() && eat(','));
    return null;
  }

  private boolean eat(char wanted) {
    while (at < json.length() && json.charAt(at) <= ' ') {
      at++;
    }
    if (at < json.length() && json.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  /** The raw text between the quotes; a type holds no escapes. */
  private @Nullable String string() {
    if (!eat('"')) {
      return null;
    }
    int start = at;
    while (at < json.length()) {
      char c = json.charAt(at++);
      if (c == '\\') {
        at++;
      } else if (c == '"') {
        return json.substring(start, at - 1);
      }
    }
    return null;
  }

  /** Leaves {@code at} on the comma or brace behind the value; false when there is none. */
  private boolean skipValue() {
    int depth = 0;
    while (at < json.length()) {
      switch (json.charAt(at)) {
        case '"' -> {
          if (string() == null) {
            return false;
          }
          continue;
        }
        case '{', '[' -> depth++;
        case '}', ']' -> {
          if (--depth < 0) {
            return true;
          }
        }
        case ',' -> {
          if (depth == 0) {
            return true;
          }
        }
        default -> {}
      }
      at++;
    }
    return false;
  }
}
