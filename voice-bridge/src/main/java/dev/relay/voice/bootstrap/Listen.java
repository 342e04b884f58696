package dev.relay.voice.bootstrap;

import dev.relay.repo.home.Settings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Objects;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/**
 * Where Relay listens.
 *
 * @param port 0 is any free one
 */
record Listen(String host, int port) {
  private static final String DEFAULT_HOST = "127.0.0.1";

  /** Throws {@link RefusedStart}: another address than loopback needs a proxy with TLS in front. */
  static Listen from(Settings settings) {
    var host = settings.get("RELAY_HOST").orElse(DEFAULT_HOST);
    if (!address(host).isLoopbackAddress() && !settings.present("RELAY_TRUSTED_PROXY")) {
      throw refused(
          "RELAY_HOST is not loopback: put a proxy with TLS in front and name its address in"
              + " RELAY_TRUSTED_PROXY, or leave RELAY_HOST unset.");
    }
    return new Listen(host, port(settings.get("RELAY_PORT").orElse("8080")));
  }

  /** How this process reaches itself. */
  static URI local(String host, int port) {
    var address = address(host);
    var reachable = address.isAnyLocalAddress() ? DEFAULT_HOST : address.getHostAddress();
    return URI.create(
        "http://" + (reachable.contains(":") ? "[" + reachable + "]" : reachable) + ":" + port);
  }

  /** The port that is listened on, once it is. */
  static int port(WebServerApplicationContext context) {
    return Objects.requireNonNull(context.getWebServer(), "not listening yet").getPort();
  }

  private static int port(String value) {
    try {
      var port = Integer.parseInt(value);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException _) {
      // told below
    }
    throw refused("RELAY_PORT is no port: give a number from 0 to 65535, where 0 is any free one.");
  }

  private static InetAddress address(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw refused("RELAY_HOST is no address of this machine: leave it unset, or give 127.0.0.1.");
    }
  }

  private static RefusedStart refused(String message) {
    return new RefusedStart(RefusedStart.Reason.REFUSED_SETTING, message);
  }
}
