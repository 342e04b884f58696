package dev.relay.repo.store;

/** PostgreSQL cannot be used. The message is one sentence with the next step, free of secrets. */
public final class StoreFailure extends RuntimeException {
  public StoreFailure(String message) {
    super(message);
  }

  public StoreFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
