package dev.relay.repo.home;

/** The home or a setting cannot be used. The message is one sentence with the next step. */
public final class HomeFailure extends RuntimeException {
  public HomeFailure(String message) {
    super(message);
  }

  public HomeFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
