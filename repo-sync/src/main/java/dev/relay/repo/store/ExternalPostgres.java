package dev.relay.repo.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;

/** A PostgreSQL that somebody else runs, named by {@code RELAY_DB_URL}. */
final class ExternalPostgres {
  private static final int OLDEST = 15;
  private static final String HOW =
      "RELAY_DB_URL is not usable: write postgres://user:password@host:5432/database.";

  private ExternalPostgres() {}

  static Databases open(String address) {
    var server = parse(address);
    try (var connection = server.connect(10)) {
      var version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST) {
        throw new StoreFailure(
            "PostgreSQL " + version + " is too old: Relay needs " + OLDEST + " or newer.");
      }
    } catch (SQLException e) {
      throw ServerFailures.explain(server, e);
    }
    return new ModuleDatabases(server, () -> {});
  }

  /** {@code postgres://user:password@host/db}, or {@code jdbc:postgresql://host/db?user=…}. */
  static Server parse(String address) {
    try {
      var uri = new URI(address.startsWith("jdbc:") ? address.substring(5) : address);
      var scheme = uri.getScheme() == null ? "" : uri.getScheme();
      if (!scheme.matches("postgres(ql)?") || uri.getRawAuthority() == null) {
        throw new StoreFailure(HOW);
      }
      return server(uri);
    } catch (URISyntaxException e) {
      throw new StoreFailure(HOW); // its message would repeat the password
    }
  }

  private static Server server(URI uri) {
    var authority = uri.getRawAuthority();
    var at = authority.lastIndexOf('@');
    var login = at < 0 ? new String[0] : authority.substring(0, at).split(":", 2);
    var user = login.length > 0 ? decode(login[0]) : "";
    var password = login.length > 1 ? decode(login[1]) : "";
    var rest = new ArrayList<String>();
    for (var parameter : (uri.getRawQuery() == null ? "" : uri.getRawQuery()).split("&")) {
      if (parameter.startsWith("user=")) {
        user = decode(parameter.substring(5));
      } else if (parameter.startsWith("password=")) {
        password = decode(parameter.substring(9));
      } else if (!parameter.isEmpty()) {
        rest.add(parameter);
      }
    }
    if (user.isEmpty()) {
      throw new StoreFailure(HOW);
    }
    var url = "jdbc:postgresql://" + authority.substring(at + 1) + uri.getRawPath();
    return new Server(rest.isEmpty() ? url : url + "?" + String.join("&", rest), user, password);
  }

  private static String decode(String encoded) {
    return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
