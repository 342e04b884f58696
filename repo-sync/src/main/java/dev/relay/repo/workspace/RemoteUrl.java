package dev.relay.repo.workspace;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a repository is fetched from and pushed to: {@code https}, {@code ssh}, {@code git}, {@code
 * file} or {@code user@host:path}. Credentials in the URL are refused, so none can be kept.
 */
public record RemoteUrl(String value) {
  private static final Pattern SCHEME =
      Pattern.compile(
          "(?<scheme>[a-z][a-z0-9+.-]*)://(?:(?<user>[^/]*)@)?"
              + "(?<host>[A-Za-z0-9._-]+|\\[[0-9a-fA-F:.]+\\]|(?=/))(?::(?<port>[0-9]{1,5}))?(?<path>/.*)?");
  private static final Pattern SCP =
      Pattern.compile("(?<user>[A-Za-z0-9._-]+)@(?<host>[A-Za-z0-9.-]+):(?<path>[^:].*)");

  private static final Set<String> SCHEMES = Set.of("https", "http", "ssh", "git", "file");

  /** What hosts issue as tokens; people put them where a user name stands. */
  private static final Pattern TOKEN =
      Pattern.compile("(?i)(?:gh[a-z]_|github_pat_|gl[a-z]+-|x-token|oauth2).*|.{40,}");

  public RemoteUrl {
    if (!allowed(value)) {
      throw new IllegalArgumentException(
          "The repository address is not usable: give https://, ssh://, git://, file:// or"
              + " user@host:path, without a password or token in it.");
    }
  }

  private static boolean allowed(String value) {
    if (value.startsWith("-") || value.chars().anyMatch(c -> c < ' ' || c == '\\' || c == 127)) {
      return false;
    }
    var scheme = SCHEME.matcher(value);
    if (!scheme.matches()) {
      var scp = SCP.matcher(value);
      return !value.contains("://") && scp.matches() && isName(scp.group("host"));
    }
    var isFile = scheme.group("scheme").equals("file");
    return SCHEMES.contains(scheme.group("scheme"))
        && isFile == scheme.group("host").isEmpty()
        && (isFile || isName(scheme.group("host")))
        && (!scheme.group("scheme").startsWith("http") || !value.matches(".*[?#].*"))
        && isUser(scheme.group("user"));
  }

  /** Nothing that a program could take for an option. */
  private static boolean isName(String host) {
    return !host.startsWith("-") && !host.startsWith(".");
  }

  private static boolean isUser(@Nullable String user) {
    return user == null
        || (user.matches("[A-Za-z0-9._~][A-Za-z0-9._~-]*") && !TOKEN.matcher(user).matches());
  }

  /** True for {@code file://}: the remote lies on this machine and needs no host. */
  public boolean isLocal() {
    return value.startsWith("file://");
  }

  /** {@code https}, {@code http}, {@code ssh}, {@code git} or {@code file}. */
  public String scheme() {
    var parts = SCHEME.matcher(value);
    return parts.matches() ? parts.group("scheme") : "ssh";
  }

  /** In lower case, without the brackets of an IPv6 address; empty for {@code file://}. */
  public String host() {
    return parts().group("host").toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
  }

  /** As written, or the scheme's own. */
  public int port() {
    var parts = SCHEME.matcher(value);
    if (parts.matches() && parts.group("port") != null) {
      return Integer.parseInt(parts.group("port"));
    }
    return switch (scheme()) {
      case "https" -> 443;
      case "http" -> 80;
      case "git" -> 9418;
      default -> 22;
    };
  }

  private Matcher parts() {
    var url = SCHEME.matcher(value);
    if (url.matches()) {
      return url;
    }
    var scp = SCP.matcher(value);
    if (!scp.matches()) {
      throw new IllegalStateException("an address that is none was let in");
    }
    return scp;
  }

  @Override
  public String toString() {
    return value;
  }
}
