package dev.relay.repo.git;

import dev.relay.repo.home.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets git fetch and push with the tokens that Relay has for hosts, where the user's own credential
 * helpers know nothing. A token reaches git's process only, by its environment, and is shown to its
 * own host alone.
 */
public final class HostTokens {
  private HostTokens() {}

  /** The environment with one more credential helper per token, after those of the user. */
  public static Map<String, String> environment(Map<String, String> ambient, Settings settings) {
    var variables = new HashMap<>(ambient);
    var github = settings.get("GH_TOKEN").or(() -> settings.get("GITHUB_TOKEN"));
    var server = settings.get("GITHUB_SERVER_URL").orElse("https://github.com");
    add(variables, server, "GH_TOKEN", github, "x-access-token");
    var gitlab = settings.get("GITLAB_URL").orElse("https://gitlab.com");
    add(variables, gitlab, "GITLAB_TOKEN", settings.get("GITLAB_TOKEN"), "oauth2");
    return Map.copyOf(variables);
  }

  private static void add(
      Map<String, String> variables,
      String server,
      String name,
      Optional<String> token,
      String user) {
    if (token.isEmpty()) {
      return;
    }
    variables.put(name, token.get());
    int n = count(variables);
    variables.put(
        "GIT_CONFIG_KEY_" + n, "credential." + server.replaceFirst("/+$", "") + ".helper");
    variables.put(
        "GIT_CONFIG_VALUE_" + n,
        "!f() { test \"$1\" = get && printf 'username=%s\\npassword=%s\\n' "
            + user
            + " \"$"
            + name
            + "\"; }; f");
    variables.put("GIT_CONFIG_COUNT", Integer.toString(n + 1));
  }

  private static int count(Map<String, String> variables) {
    var count = variables.getOrDefault("GIT_CONFIG_COUNT", "0");
    return count.matches("\\d{1,3}") ? Integer.parseInt(count) : 0;
  }
}
