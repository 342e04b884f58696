package dev.relay.repo.git;

import java.util.regex.Pattern;

/** A full SHA-1 object name, 40 lower-case hex digits. */
public record Sha(String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}");

  public Sha {
    if (!isValid(hex)) {
      throw new IllegalArgumentException("not an object name: " + hex);
    }
  }

  static boolean isValid(String hex) {
    return FORM.matcher(hex).matches();
  }

  /** The first eight digits, for people. */
  public String brief() {
    return hex.substring(0, 8);
  }

  @Override
  public String toString() {
    return hex;
  }
}
