package dev.relay.repo.host;

import dev.relay.repo.workspace.RemoteUrl;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where on a host a remote lies.
 *
 * @param authority host name, with the port where http gives one
 * @param path such as {@code acme/backend}, without {@code .git}
 */
public record HostedAt(String authority, String path) {
  private static final Pattern SCP = Pattern.compile("[^@/]+@([^:/]+):/?(.+)");
  private static final Pattern REST = Pattern.compile("(?i)(\\.git)?/*$");

  /** Empty for remotes on this machine. */
  public static Optional<HostedAt> of(RemoteUrl url) {
    var scp = SCP.matcher(url.value());
    if (scp.matches()) {
      return Optional.of(at(scp.group(1), scp.group(2)));
    }
    var uri = URI.create(url.value());
    if (uri.getHost() == null) {
      return Optional.empty();
    }
    var web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    var port = web && uri.getPort() > 0 ? ":" + uri.getPort() : "";
    return Optional.of(at(uri.getHost() + port, uri.getPath()));
  }

  /** {@code acme} of {@code acme/backend}. */
  public String owner() {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /** True when the remote lies on the server with that address. */
  public boolean isOn(URI server) {
    var port = server.getPort() > 0 ? ":" + server.getPort() : "";
    var name = server.getHost();
    return name != null
        && (authority.equalsIgnoreCase(name + port) || authority.equalsIgnoreCase(name));
  }

  private static HostedAt at(String authority, String path) {
    var plain = REST.matcher(path.replaceFirst("^/+", "")).replaceFirst("");
    return new HostedAt(authority.toLowerCase(Locale.ROOT), plain);
  }
}
