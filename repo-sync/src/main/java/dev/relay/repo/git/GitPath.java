package dev.relay.repo.git;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * File names as git has them, bytes, and as people see them: UTF-8, or in double quotes with octal
 * escapes where they are none or hold control characters.
 */
public final class GitPath {
  private GitPath() {}

  /** The name for people; {@link #bytes} gives back exactly what it was. */
  public static String shown(byte[] name) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString();
      if (!text.startsWith("\"") && text.chars().noneMatch(Character::isISOControl)) {
        return text;
      }
    } catch (CharacterCodingException e) {
      // Shown with escapes instead.
    }
    var quoted = new StringBuilder("\"");
    for (byte b : name) {
      quoted.append(escaped(b & 0xff));
    }
    return quoted.append('"').toString();
  }

  private static String escaped(int b) {
    return b >= ' ' && b < 127 && b != '"' && b != '\\'
        ? String.valueOf((char) b)
        : String.format("\\%03o", b);
  }

  public static byte[] bytes(String shown) {
    if (shown.length() < 2 || !shown.startsWith("\"") || !shown.endsWith("\"")) {
      return shown.getBytes(StandardCharsets.UTF_8);
    }
    var bytes = new ByteArrayOutputStream();
    for (int i = 1; i < shown.length() - 1; i++) {
      if (shown.startsWith("\\", i) && shown.substring(i + 1).matches("(?s)[0-3][0-7]{2}.*")) {
        bytes.write(Integer.parseInt(shown.substring(i + 1, i + 4), 8));
        i += 3;
      } else {
        bytes.writeBytes(shown.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  /** False for what no file can be called: empty, absolute, or with empty or dot parts. */
  static boolean isPlain(String shown) {
    return parts(shown).stream()
        .noneMatch(part -> {
          var name = new String(part, StandardCharsets.ISO_8859_1);
          return name.isEmpty() || name.equals(".") || name.equals("..");
        });
  }

  /** The names between the slashes. */
  static List<byte[]> parts(String shown) {
    var bytes = bytes(shown);
    var parts = new ArrayList<byte[]>();
    int start = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '/') {
        parts.add(java.util.Arrays.copyOfRange(bytes, start, i));
        start = i + 1;
      }
    }
    return parts;
  }

  /**
   * A pathspec for exactly this name. Bytes that a process argument cannot carry everywhere match
   * as "any byte", since Java encodes arguments in the locale of the machine.
   */
  static String pathspec(String shown) {
    var spec = new StringBuilder(":(top,glob)");
    for (byte b : bytes(shown)) {
      if (b < ' ') {
        spec.append('?');
      } else {
        spec.append("*?[\\".indexOf(b) >= 0 ? "\\" : "").append((char) b);
      }
    }
    return spec.toString();
  }

  /** Splits output that was asked for with {@code -z}. */
  public static List<byte[]> split(byte[] output) {
    var parts = new ArrayList<byte[]>();
    int start = 0;
    for (int i = 0; i < output.length; i++) {
      if (output[i] == 0) {
        parts.add(java.util.Arrays.copyOfRange(output, start, i));
        start = i + 1;
      }
    }
    return parts;
  }
}
