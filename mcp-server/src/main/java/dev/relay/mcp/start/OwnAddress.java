package dev.relay.mcp.start;

import dev.relay.repo.home.Settings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Objects;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** How this process reaches itself. */
public final class OwnAddress {
  private static final String LOOPBACK = "127.0.0.1";

  private OwnAddress() {}

  /** Once it listens; loopback wherever that is listened on. */
  public static URI of(WebServerApplicationContext context, Settings settings) {
    var host = settings.get("RELAY_HOST").map(OwnAddress::reachable).orElse(LOOPBACK);
    return URI.create("http://" + host + ":" + port(context));
  }

  static int port(WebServerApplicationContext context) {
    return Objects.requireNonNull(context.getWebServer(), "not listening yet").getPort();
  }

  private static String reachable(String host) {
    try {
      var address = InetAddress.getByName(host);
      if (address.isAnyLocalAddress() || address.getHostAddress().equals(LOOPBACK)) {
        return LOOPBACK;
      }
      return host.contains(":") ? "[" + host + "]" : host;
    } catch (UnknownHostException e) {
      throw new IllegalStateException("listened on an address that nobody knows", e);
    }
  }
}
