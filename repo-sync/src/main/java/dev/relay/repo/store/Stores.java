package dev.relay.repo.store;

import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.Settings;
import java.util.List;

/** Where the data lies: the server that {@code RELAY_DB_URL} names, or our own under the home. */
public final class Stores {
  private Stores() {}

  public static Databases open(RelayHome home, Settings settings) {
    return settings.get("RELAY_DB_URL").map(ExternalPostgres::open).orElseGet(() -> embedded(home));
  }

  private static Databases embedded(RelayHome home) {
    var postgres = EmbeddedPostgres.start(home.postgres(), List.of());
    return new ModuleDatabases(postgres.server(), postgres::close);
  }
}
