package dev.relay.mcp.access.web;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which Host and Origin are Relay's own. Whoever resolves another name to this machine (DNS
 * rebinding) or calls from another page is turned away by these two alone.
 *
 * @param host the configured address, beside the loopback names
 * @param publicUrl where a proxy makes the page reachable
 * @param insideUrl where Relay's own channels reach this process from others; no page is there
 * @param hookUrl where code hosts send their webhooks, and nothing else is
 * @param tls true when Relay itself speaks TLS
 */
public record EdgeRules(
    Optional<String> host,
    Optional<URI> publicUrl,
    Optional<URI> insideUrl,
    Optional<URI> hookUrl,
    boolean tls) {
  private static final Pattern PORT = Pattern.compile(":\\d+$");
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /**
   * @param header the Host header
   * @param port the local port the request came in on
   */
  public boolean ownHost(@Nullable String header, int port) {
    if (header == null) {
      return false;
    }
    var given = header.toLowerCase(Locale.ROOT);
    return ownNamed(given, port)
        || Stream.concat(publicUrl.stream(), insideUrl.stream())
            .anyMatch(url -> given.equals(authority(url)));
  }

  /** True when a code host may call Relay by this name, at the addresses of webhooks. */
  public boolean hookHost(@Nullable String header) {
    return header != null
        && hookUrl.map(url -> header.toLowerCase(Locale.ROOT).equals(authority(url))).orElse(false);
  }

  /** True when the Origin is the page that the Host header names. */
  public boolean ownOrigin(String origin, @Nullable String hostHeader) {
    if (hostHeader == null) {
      return false;
    }
    var given = hostHeader.toLowerCase(Locale.ROOT);
    var own =
        publicUrl
            .filter(url -> given.equals(authority(url)))
            .map(url -> url.getScheme() + "://" + authority(url))
            .orElse((tls ? "https://" : "http://") + given);
    return origin.equalsIgnoreCase(own);
  }

  /** True when what was said to this Host was encrypted on its way. */
  public boolean encrypted(@Nullable String hostHeader) {
    return tls
        || (hostHeader != null
            && publicUrl
                .filter(url -> "https".equals(url.getScheme()))
                .map(url -> authority(url).equalsIgnoreCase(hostHeader))
                .orElse(false));
  }

  private boolean ownNamed(String given, int port) {
    var standard = tls ? 443 : 80;
    var named = given.endsWith(":" + port) || (port == standard && !PORT.matcher(given).find());
    var name = PORT.matcher(given).replaceFirst("");
    return named
        && (LOOPBACK.contains(name) || host.map(h -> name.equals(asHost(h))).orElse(false));
  }

  private static String asHost(String address) {
    return address.contains(":") ? "[" + address + "]" : address.toLowerCase(Locale.ROOT);
  }

  private static String authority(URI url) {
    var standard = "https".equals(url.getScheme()) ? 443 : 80;
    var port = url.getPort() == -1 || url.getPort() == standard ? "" : ":" + url.getPort();
    return url.getHost().toLowerCase(Locale.ROOT) + port;
  }
}
