package dev.relay.repo.workspace;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a repository is fetched from and pushed to: {@code https}, {@code ssh}, {@code git}, {@code
 * file} or {@code user@host:path}. Credentials in the URL are refused, so none can be kept.
 */
public record RemoteUrl(String value) {
  private static final Pattern SCHEME = Pattern.compile("^([a-z][a-z0-9+.-]*)://(.*)$");
  private static final Pattern SCP = Pattern.compile("^[A-Za-z0-9._-]+@[A-Za-z0-9.-]+:[^:].*$");
  private static final Set<String> SCHEMES = Set.of("https", "http", "ssh", "git", "file");

  /** Passwords, also encoded, and the tokens that hosts take in place of a user's name. */
  private static final Pattern SECRET =
      Pattern.compile("(?i).*[:%].*|.{40,}|(gh[a-z]|github_pat|x-token)_.+|gl[a-z]+-.+");

  public RemoteUrl {
    if (!allowed(value)) {
      throw new IllegalArgumentException(
          "The repository address is not usable: give https://, ssh://, git://, file:// or"
              + " user@host:path, without a password or token in it.");
    }
  }

  private static boolean allowed(String value) {
    if (value.startsWith("-") || value.chars().anyMatch(c -> c < ' ')) {
      return false;
    }
    var scheme = SCHEME.matcher(value);
    if (!scheme.matches()) {
      return SCP.matcher(value).matches();
    }
    return SCHEMES.contains(scheme.group(1))
        && !holdsSecret(scheme.group(1).startsWith("http"), scheme.group(2));
  }

  private static boolean holdsSecret(boolean http, String rest) {
    var authority = rest.split("/", 2)[0];
    var user = authority.substring(0, Math.max(0, authority.lastIndexOf('@')));
    return SECRET.matcher(user).matches() || (http && rest.matches(".*[?#].*"));
  }

  /** True for {@code file://}: the remote lies on this machine and needs no host. */
  public boolean isLocal() {
    return value.startsWith("file://");
  }

  @Override
  public String toString() {
    return value;
  }
}
