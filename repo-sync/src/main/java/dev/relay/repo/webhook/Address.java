package dev.relay.repo.webhook;

import dev.relay.repo.workspace.RemoteUrl;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A repository's place, the same however it is written: {@code https://github.com/Acme/api.git} and
 * {@code git@github.com:acme/api} are one.
 *
 * @param host without port; empty for a folder of this machine
 * @param path in lower case, without slashes around it and without {@code .git}
 */
record Address(String host, String path) {
  private static final Pattern SCP = Pattern.compile("^(?:[^@/]+@)?([^:/]+):([^/:].*)$");

  static Address of(RemoteUrl url) {
    var scp = SCP.matcher(url.value());
    if (!url.value().contains("://") && scp.matches()) {
      return of(scp.group(1), scp.group(2));
    }
    try {
      var uri = URI.create(url.value());
      return of(uri.getHost() == null ? "" : uri.getHost(), uri.getRawPath());
    } catch (IllegalArgumentException _) {
      return of("", url.value());
    }
  }

  /**
   * @param server {@code https://github.com}, or empty
   */
  static Address of(String server, String path) {
    var host = server.contains("://") ? URI.create(server).getHost() : server;
    var trimmed = path.replaceFirst("^/+", "").replaceFirst("/+$", "").replaceFirst("\\.git$", "");
    return new Address(
        host == null ? "" : host.toLowerCase(Locale.ROOT), trimmed.toLowerCase(Locale.ROOT));
  }
}
