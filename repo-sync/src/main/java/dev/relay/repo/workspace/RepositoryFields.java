package dev.relay.repo.workspace;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one entry of {@code repositories}. */
final class RepositoryFields {
  private static final List<String> KEYS =
      List.of(
          "name",
          "url",
          "branch",
          "verify",
          "dependencies",
          "sync_strategy",
          "sync_method",
          "pin",
          "auto_sync",
          "path",
          "groups",
          "tags");

  private RepositoryFields() {}

  static Repository read(Node node) {
    var fields = YamlFields.of(node, "a repository", KEYS);
    var strategy = fields.find("sync_strategy").map(RepositoryFields::strategy);
    return new Repository(
        id(fields.get("name")),
        YamlFields.value(fields.get("url"), "'url'", RemoteUrl::new),
        fields.find("branch").map(RepositoryFields::branch).orElse("main"),
        fields.text("verify").orElse(null),
        fields.list("dependencies", RepositoryFields::id),
        strategy.orElse(SyncStrategy.MAIN_BRANCH),
        fields.find("auto_sync").map(RepositoryFields::flag).orElse(false),
        fields.find("pin").map(pin -> pin(pin, strategy)),
        fields.find("sync_method").map(RepositoryFields::method),
        fields.find("path").map(path -> YamlFields.value(path, "'path'", RepositoryFields::path)),
        new Labels(labels(fields, "groups"), labels(fields, "tags")));
  }

  static RepositoryId id(Node node) {
    return YamlFields.value(node, "a repository name", RepositoryId::new);
  }

  private static List<String> labels(YamlFields fields, String key) {
    return fields.list(key, node -> YamlFields.value(node, "a name", Labels::check));
  }

  private static String branch(Node node) {
    var branch = YamlFields.text(node, "'branch'");
    if (!BranchName.isValid(branch)) {
      throw YamlFields.at(node, "'" + branch + "' is no branch name; write it as git shows it.");
    }
    return branch;
  }

  private static String pin(Node node, Optional<SyncStrategy> strategy) {
    var pin = YamlFields.text(node, "'pin'");
    if (strategy.isEmpty() || strategy.get() != SyncStrategy.PINNED) {
      throw YamlFields.at(node, "A 'pin' needs 'sync_strategy: pinned'; add that or remove it.");
    }
    if (!BranchName.isValid(pin)) {
      throw YamlFields.at(node, "'" + pin + "' is no tag and no commit; write it as git shows it.");
    }
    return pin;
  }

  private static SyncStrategy strategy(Node node) {
    return constant(node, "sync strategy", "sync_strategy", SyncStrategy.values());
  }

  private static SyncMethod method(Node node) {
    return constant(node, "sync method", "sync_method", SyncMethod.values());
  }

  private static <E extends Enum<E>> E constant(Node node, String what, String key, E[] all) {
    var text = YamlFields.text(node, "'" + key + "'");
    return Arrays.stream(all)
        .filter(each -> plain(each.name()).equals(plain(text)))
        .findFirst()
        .orElseThrow(() ->
            YamlFields.at(node, "'" + text + "' is no " + what + "; use " + either(all) + "."));
  }

  private static String either(Enum<?>[] all) {
    var names =
        Arrays.stream(all)
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    var last = names.lastIndexOf(", ");
    return names.substring(0, last) + " or " + names.substring(last + 2);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  private static boolean flag(Node node) {
    var text = YamlFields.text(node, "'auto_sync'");
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw YamlFields.at(node, "Write 'auto_sync' as true or false.");
    };
  }

  private static Path path(String text) {
    var home = System.getProperty("user.home");
    var path = Path.of(text.startsWith("~/") ? home + text.substring(1) : text);
    if (!path.isAbsolute() || text.indexOf('\n') >= 0) {
      throw new IllegalArgumentException(
          "'" + text + "' is no place of a checkout; begin it with / or ~/.");
    }
    return path.normalize();
  }
}
