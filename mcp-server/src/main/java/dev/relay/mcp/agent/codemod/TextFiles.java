package dev.relay.mcp.agent.codemod;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which files are text that a codemod may change. */
final class TextFiles {
  static final long LARGEST = 5L << 20;
  private static final int LOOKED_AT = 8000;
  private static final Set<String> LOCKS =
      Set.of(
          "package-lock.json",
          "npm-shrinkwrap.json",
          "yarn.lock",
          "pnpm-lock.yaml",
          "bun.lock",
          "Cargo.lock",
          "poetry.lock",
          "uv.lock",
          "Pipfile.lock",
          "Gemfile.lock",
          "composer.lock",
          "go.sum",
          "flake.lock",
          "gradle.lockfile");

  private TextFiles() {}

  /** Lock files are written by their tools: a changed word there is a broken checksum. */
  static boolean isLock(String path) {
    return LOCKS.contains(path.substring(path.lastIndexOf('/') + 1));
  }

  /** Null when the bytes are not UTF-8 text. */
  static @Nullable String decode(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, LOOKED_AT); i++) {
      if (bytes[i] == 0) {
        return null;
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
