package dev.relay.repo.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Turns what the driver says into a sentence for the user. */
final class ServerFailures {
  private ServerFailures() {}

  static StoreFailure explain(Server server, SQLException e) {
    return new StoreFailure(sentence(server, e.getSQLState()), e);
  }

  private static String sentence(Server server, @Nullable String state) {
    var at = server.url().replaceFirst("^jdbc:", "").replaceFirst("\\?.*$", "");
    return switch (state == null ? "" : state) {
      case "08001", "08004", "08006", "08000", "57P03" ->
          "PostgreSQL at " + at + " does not answer: start it, or correct RELAY_DB_URL.";
      case "28P01", "28000" ->
          "PostgreSQL at "
              + at
              + " refuses the login of "
              + server.user()
              + ": correct the user or the password in RELAY_DB_URL.";
      case "3D000" ->
          "There is no such database as " + at + ": create it, or correct RELAY_DB_URL.";
      case "42501" ->
          "The PostgreSQL user "
              + server.user()
              + " may not make a schema: grant it CREATE on the"
              + " database.";
      case "53300" -> "PostgreSQL at " + at + " has no connection left: raise max_connections.";
      default -> "PostgreSQL at " + at + " failed (" + state + "): see its log.";
    };
  }
}
