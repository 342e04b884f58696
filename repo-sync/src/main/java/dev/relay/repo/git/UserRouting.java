package dev.relay.repo.git;

import dev.relay.repo.workspace.RemoteUrl;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the user's own git configuration sends git another way than the address says: another
 * address, a proxy, headers that only git knows. Read again after a minute.
 */
final class UserRouting {
  private static final Pattern PROXY = Pattern.compile("(?i)(https?|all)_proxy");
  private static final Pattern WEB =
      Pattern.compile("http\\..*(proxy|extraheader|cookiefile|sslcert)");
  private static final long KEPT = Duration.ofMinutes(1).toNanos();

  private record Entry(String key, String value) {}

  private record Known(List<Entry> entries, long at) {}

  private final Git git;
  private final boolean hasProxy;
  private volatile @Nullable Known known;

  UserRouting(Git git, Map<String, String> ambient) {
    this.git = git;
    this.hasProxy =
        ambient.entrySet().stream()
            .anyMatch(v -> PROXY.matcher(v.getKey()).matches() && !v.getValue().isBlank());
  }

  /** True when only git itself knows how to reach it. */
  boolean leadsElsewhere(RemoteUrl url) {
    var isWeb = url.scheme().startsWith("http");
    return (isWeb && hasProxy) || entries().stream().anyMatch(entry -> concerns(entry, url));
  }

  private static boolean concerns(Entry entry, RemoteUrl url) {
    if (entry.key().startsWith("url.")) {
      return url.value().startsWith(entry.value());
    }
    return switch (url.scheme()) {
      case "http", "https" -> WEB.matcher(entry.key()).matches();
      case "git" -> entry.key().equals("core.gitproxy");
      default -> false;
    };
  }

  private List<Entry> entries() {
    var last = known;
    if (last == null || System.nanoTime() - last.at() > KEPT) {
      last = new Known(read(), System.nanoTime());
      known = last;
    }
    return last.entries();
  }

  private List<Entry> read() {
    var keys = "^(url\\..*\\.insteadof|http\\..*|core\\.gitproxy)$";
    var call =
        new GitCall(
            new GitCall.Place(null, null, GitCall.Reach.CHECKOUT, null),
            "",
            List.of("config", "-z", "--get-regexp", keys),
            new byte[0],
            Map.of(),
            Set.of(0, 1),
            Duration.ofSeconds(10),
            1 << 20);
    return GitPath.split(git.run(call).bytes()).stream()
        .map(bytes -> new String(bytes, java.nio.charset.StandardCharsets.UTF_8).split("\n", 2))
        .map(
            parts -> new Entry(parts[0].toLowerCase(Locale.ROOT), parts.length > 1 ? parts[1] : ""))
        .toList();
  }
}
