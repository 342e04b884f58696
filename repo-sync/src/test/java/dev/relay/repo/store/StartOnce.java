package dev.relay.repo.store;

import java.nio.file.Path;
import java.util.List;

/** Starts a server, asks it one thing and stops it; run by tests as another user. */
final class StartOnce {
  private StartOnce() {}

  public static void main(String[] arguments) throws Exception {
    try (var postgres = EmbeddedPostgres.start(Path.of(arguments[0]), List.of());
        var connection = postgres.server().connect(5);
        var rows = connection.createStatement().executeQuery("SELECT 1")) {
      rows.next();
      System.out.println("answers " + rows.getString(1));
    }
  }
}
