package dev.relay.repo.git;

/** A full SHA-1 object name, 40 lower-case hex digits. */
public record Sha(String hex) {
  private static final int LENGTH = 40;

  public Sha {
    if (!isValid(hex)) {
      throw new IllegalArgumentException("not an object name: " + hex);
    }
  }

  static boolean isValid(String hex) {
    if (hex.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      if (!isDigit(hex.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
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
