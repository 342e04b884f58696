package dev.relay.repo.store;

import java.sql.SQLException;

/** Text that PostgreSQL does not store, because it holds a NUL. */
public final class NulText {
  /** "character not in repertoire". */
  private static final String STATE = "22021";

  private NulText() {}

  /** True when that is what went wrong. */
  public static boolean isCauseOf(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException e && STATE.equals(e.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
