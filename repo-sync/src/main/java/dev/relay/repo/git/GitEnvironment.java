package dev.relay.repo.git;

import dev.relay.repo.git.GitCall.Reach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What git is told beside its arguments, so that it never asks, never runs what a repository brings
 * along, and prints what Relay can read.
 */
final class GitEnvironment {
  /** Would point git elsewhere, or make it print more. */
  private static final Pattern MISLEADING =
      Pattern.compile(
          "GIT_(DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR"
              + "|NAMESPACE|PREFIX|QUARANTINE_PATH|EXTERNAL_DIFF|DIFF_OPTS|PAGER|EDITOR|TRACE.*"
              + "|CURL_VERBOSE|LITERAL_PATHSPECS|GLOB_PATHSPECS|ICASE_PATHSPECS|DEFAULT_HASH)");

  /** Relay's own secrets are none of git's business. */
  private static final Pattern SECRET =
      Pattern.compile("RELAY_.*|.*_API_KEY|TELEGRAM_TOKEN|WEBHOOK_SECRET|GITHUB_APP_PRIVATE_KEY");

  private static final List<String> ALWAYS =
      List.of(
          "core.fsmonitor=false",
          "core.hooksPath=/dev/null",
          "gc.auto=0",
          "maintenance.auto=false",
          "submodule.recurse=false",
          "core.quotePath=false",
          "color.ui=false");

  private static final List<String> OWN =
      List.of(
          "core.attributesFile=/dev/null",
          "core.excludesFile=/dev/null",
          "core.autocrlf=false",
          "core.bigFileThreshold=8m",
          "checkout.workers=0",
          "core.protectHFS=true",
          "core.protectNTFS=true");

  private static final List<String> REMOTE =
      List.of(
          "fetch.recurseSubmodules=false",
          "push.recurseSubmodules=no",
          "push.followTags=false",
          "http.lowSpeedLimit=1",
          "http.lowSpeedTime=60");

  private final Map<String, String> ambient;

  GitEnvironment(Map<String, String> ambient) {
    this.ambient = Map.copyOf(ambient);
  }

  /** As {@code -c} arguments. */
  static List<String> options(Reach reach) {
    var settings = new ArrayList<>(ALWAYS);
    switch (reach) {
      case OWN -> settings.addAll(OWN);
      case REMOTE -> settings.addAll(REMOTE);
      case CHECKOUT -> {}
    }
    return settings.stream().flatMap(setting -> List.of("-c", setting).stream()).toList();
  }

  Map<String, String> variables(GitCall call) {
    var variables = call.place().reach() == Reach.OWN ? bare() : users();
    variables.put("LC_ALL", "C");
    variables.put("GIT_TERMINAL_PROMPT", "0");
    variables.put("GIT_OPTIONAL_LOCKS", "0");
    variables.put("GIT_PAGER", "cat");
    variables.put("GIT_ALLOW_PROTOCOL", "https:http:ssh:git:file");
    variables.putAll(call.environment());
    return variables;
  }

  /** Nothing of the user's: no global or system configuration, no attributes. */
  private Map<String, String> bare() {
    var variables = new HashMap<String, String>();
    for (var kept : List.of("PATH", "TMPDIR")) {
      if (ambient.containsKey(kept)) {
        variables.put(kept, ambient.getOrDefault(kept, ""));
      }
    }
    variables.put("HOME", "/nonexistent");
    variables.put("GIT_CONFIG_NOSYSTEM", "1");
    variables.put("GIT_CONFIG_GLOBAL", "/dev/null");
    variables.put("GIT_ATTR_NOSYSTEM", "1");
    variables.put("GIT_NO_REPLACE_OBJECTS", "1");
    return variables;
  }

  /** The user's own, so that credential helpers, proxies and ssh work, but nothing that prompts. */
  private Map<String, String> users() {
    var variables = new HashMap<>(ambient);
    variables
        .keySet()
        .removeIf(n -> MISLEADING.matcher(n).matches() || SECRET.matcher(n).matches());
    variables.putIfAbsent("GIT_ASKPASS", "");
    variables.putIfAbsent("SSH_ASKPASS_REQUIRE", "never");
    return variables;
  }
}
