package dev.relay.mcp.verify;

import org.jspecify.annotations.Nullable;

/**
 * A test that failed.
 *
 * @param name as the test tool writes it, with its class or file where that is known
 * @param millis how long it took; null when nobody says
 * @param message what was wrong, the first line; null when nobody says
 */
public record FailedTest(String name, @Nullable Long millis, @Nullable String message) {
  private static final int MOST = 300;

  public FailedTest {
    name = cut(name);
    message = message == null || message.isBlank() ? null : cut(message);
  }

  private static String cut(String text) {
    var line = text.strip().lines().findFirst().orElse("");
    return line.length() <= MOST ? line : line.substring(0, MOST) + "…";
  }
}
