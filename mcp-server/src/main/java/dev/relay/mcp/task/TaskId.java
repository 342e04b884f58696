package dev.relay.mcp.task;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * {@code t} and 26 characters of base 32, 130 random bits: it names a task and cannot be guessed.
 */
public record TaskId(String value) {
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern FORM = Pattern.compile("t[a-z2-9]{26}");

  public TaskId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("'" + value + "' is no task id.");
    }
  }

  public static TaskId random() {
    var id = new StringBuilder("t");
    for (int i = 0; i < 26; i++) {
      id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return new TaskId(id.toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
