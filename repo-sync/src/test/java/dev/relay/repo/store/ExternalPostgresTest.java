package dev.relay.repo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalPostgresTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://ann:p%40ss@db.example:5433/relay?sslmode=require",
        "postgresql://ann:p%40ss@db.example:5433/relay?sslmode=require",
        "jdbc:postgresql://db.example:5433/relay?user=ann&password=p%40ss&sslmode=require"
      })
  void readsEverySpelling(String address) {
    assertThat(ExternalPostgres.parse(address))
        .isEqualTo(
            new Server("jdbc:postgresql://db.example:5433/relay?sslmode=require", "ann", "p@ss"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql://a:secret@h/d", "postgres:secret", "http://secret", "a b secret"})
  void refusesWhatIsNoAddressWithoutRepeatingIt(String address) {
    assertThatThrownBy(() -> ExternalPostgres.parse(address))
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("RELAY_DB_URL is not usable")
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }

  @Test
  void worksWithAnOwnerWhoMayMakeRoles() throws Exception {
    var server = TestPostgres.freshServer();
    sql(server, "CREATE ROLE maker LOGIN CREATEROLE PASSWORD 'm'");
    sql(server, "GRANT CREATE ON DATABASE " + name(server) + " TO maker");
    // Roles belong to the server, so this one has those of other tests; the owner must make its
    // own.
    try (var databases = ExternalPostgres.open(address(server, "maker", "m"))) {
      var database = databases.module("own");
      assertThat(database.client().sql("SELECT current_user").query(String.class).single())
          .isEqualTo("relay_own");
    }
  }

  @Test
  void usesTheGivenLoginWhereItMayNotMakeRoles() throws Exception {
    var server = TestPostgres.freshServer();
    sql(server, "CREATE ROLE plain LOGIN PASSWORD 'p'");
    sql(server, "GRANT CREATE ON DATABASE " + name(server) + " TO plain");
    try (var databases = ExternalPostgres.open(address(server, "plain", "p"))) {
      var database = databases.module("task");
      assertThat(database.client().sql("SELECT current_user").query(String.class).single())
          .isEqualTo("plain");
      assertThat(database.client().sql("SELECT current_schema").query(String.class).single())
          .isEqualTo("task");
    }
  }

  @Test
  void saysWhichPartOfTheAddressIsWrong() {
    var server = TestPostgres.freshServer();
    var wrong = address(server, server.user(), "wrong");
    assertThatThrownBy(() -> ExternalPostgres.open(wrong))
        .hasMessageContaining("refuses the login of relay")
        .hasMessageNotContaining("wrong");
    var missing = address(server, server.user(), server.password()).replaceAll("test_\\d+", "none");
    assertThatThrownBy(() -> ExternalPostgres.open(missing))
        .hasMessageContaining("There is no such database");
    assertThatThrownBy(() -> ExternalPostgres.open("postgres://a:b@127.0.0.1:1/relay"))
        .hasMessageContaining("PostgreSQL at postgresql://127.0.0.1:1/relay does not answer");
  }

  private static String address(Server server, String user, String password) {
    return server.url().replace("jdbc:postgresql://", "postgres://" + user + ":" + password + "@");
  }

  private static String name(Server server) {
    return server.url().replaceAll(".*/", "");
  }

  private static void sql(Server server, String sql) throws SQLException {
    try (var connection = server.connect(5);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
