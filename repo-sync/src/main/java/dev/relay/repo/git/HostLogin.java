package dev.relay.repo.git;

import dev.relay.repo.git.HostCredentials.Credential;
import java.util.Map;

/**
 * Gives git a credential by its environment: no argument, address or file ever holds it. The user's
 * own helpers are asked first and forget what a host refuses, but are never told to keep what is
 * Relay's, which one that writes a file would leave there.
 */
final class HostLogin {
  private static final String USER = "RELAY_GIT_USER";
  private static final String PASSWORD = "RELAY_GIT_PASSWORD";

  private HostLogin() {}

  /** Adds a helper for the credential's server, in place of all others there. */
  static void add(Map<String, String> variables, Credential credential) {
    variables.put(USER, credential.user());
    variables.put(PASSWORD, credential.password());
    int n = count(variables);
    var key = "credential." + credential.server() + ".helper";
    variables.put("GIT_CONFIG_KEY_" + n, key);
    variables.put("GIT_CONFIG_VALUE_" + n, ""); // forgets the helpers named before
    variables.put("GIT_CONFIG_KEY_" + (n + 1), key);
    variables.put("GIT_CONFIG_VALUE_" + (n + 1), helper(n));
    variables.put("GIT_CONFIG_COUNT", Integer.toString(n + 2));
  }

  /**
   * @param n how many settings the environment brought along without these
   */
  private static String helper(int n) {
    var users = "GIT_CONFIG_COUNT=" + n + " git credential ";
    var own = "printf 'username=%s\\npassword=%s\\n' \"$" + USER + "\" \"$" + PASSWORD + "\"";
    return "!f() { case \"$1\" in get) "
        + users
        + "fill 2>/dev/null || "
        + own
        + ";; erase) "
        + users
        + "reject 2>/dev/null;; esac; }; f";
  }

  private static int count(Map<String, String> variables) {
    var count = variables.getOrDefault("GIT_CONFIG_COUNT", "0");
    return count.matches("\\d{1,3}") ? Integer.parseInt(count) : 0;
  }
}
