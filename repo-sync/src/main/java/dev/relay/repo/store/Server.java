package dev.relay.repo.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * A PostgreSQL database and the login that may make roles and schemas in it.
 *
 * @param url {@code jdbc:postgresql://…} without credentials
 */
record Server(String url, String user, String password) {
  Connection connect(int timeoutSeconds) throws SQLException {
    var login = new Properties();
    login.setProperty("user", user);
    login.setProperty("password", password);
    login.setProperty("connectTimeout", Integer.toString(timeoutSeconds));
    login.setProperty("loginTimeout", Integer.toString(timeoutSeconds));
    login.setProperty("ApplicationName", "relay");
    return DriverManager.getConnection(url, login);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "Server[" + url + ", " + user + "]";
  }
}
