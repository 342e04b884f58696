package dev.relay.repo.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to the role and the schema of a module. */
final class ModuleRole {
  private static final Logger LOG = LoggerFactory.getLogger(ModuleRole.class);
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,30}");
  private static final long LOCK = 0x52454c4159L;

  private ModuleRole() {}

  /** The login to use for the module: its own role, or the given one where none may be made. */
  static Server of(Server server, String schema) {
    if (!NAME.matcher(schema).matches()) {
      throw new IllegalArgumentException("not a schema name: " + schema);
    }
    try (var connection = server.connect(10)) {
      connection.setAutoCommit(false);
      execute(connection, "SELECT pg_advisory_xact_lock(" + LOCK + ")");
      var login = mayMakeRoles(connection) ? own(connection, server, schema) : shared(server);
      ensureSchema(connection, schema, login.user());
      connection.commit();
      return login;
    } catch (SQLException e) {
      throw ServerFailures.explain(server, e);
    }
  }

  private static Server own(Connection connection, Server server, String schema)
      throws SQLException {
    var role = "relay_" + schema;
    var password = password(server, role);
    var verb = exists(connection, "pg_roles WHERE rolname = '" + role + "'") ? "ALTER" : "CREATE";
    execute(connection, verb + " ROLE " + role + " LOGIN PASSWORD '" + password + "'");
    if (!isSuperuser(connection)) {
      execute(connection, "GRANT " + role + " TO CURRENT_USER");
    }
    return new Server(server.url(), role, password);
  }

  private static Server shared(Server server) {
    LOG.info(
        "{} may not make roles, so all modules use it; give it CREATEROLE to keep them apart.",
        server.user());
    return server;
  }

  private static void ensureSchema(Connection connection, String schema, String owner)
      throws SQLException {
    if (!exists(connection, "pg_namespace WHERE nspname = '" + schema + "'")) {
      execute(connection, "CREATE SCHEMA " + schema + " AUTHORIZATION \"" + owner + "\"");
    }
  }

  /** The same in every Relay that was given the same login, so that several share one database. */
  private static String password(Server server, String role) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      var secret = "relay:" + server.password();
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(role.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private static boolean mayMakeRoles(Connection connection) throws SQLException {
    return exists(
        connection, "pg_roles WHERE rolname = current_user AND (rolcreaterole OR rolsuper)");
  }

  private static boolean isSuperuser(Connection connection) throws SQLException {
    return exists(connection, "pg_roles WHERE rolname = current_user AND rolsuper");
  }

  private static boolean exists(Connection connection, String what) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT 1 FROM " + what)) {
      return rows.next();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
