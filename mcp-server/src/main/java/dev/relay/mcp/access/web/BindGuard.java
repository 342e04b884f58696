package dev.relay.mcp.access.web;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Relay listens to other machines only where something encrypts what they say. */
public final class BindGuard {
  private BindGuard() {}

  /**
   * The address to listen on; throws {@link IllegalStateException} with a sentence when it must not
   * be.
   *
   * @param trustedProxy true when the operator says that a proxy in front speaks TLS
   */
  public static InetAddress check(String host, boolean tls, boolean trustedProxy) {
    var address = resolve(host);
    if (!address.isLoopbackAddress() && !tls && !trustedProxy) {
      throw new IllegalStateException(
          "Relay does not listen on "
              + host
              + " without encryption: configure TLS, or put a TLS proxy in front and set"
              + " RELAY_TRUSTED_PROXY to its address, or unset RELAY_HOST.");
    }
    return address;
  }

  private static InetAddress resolve(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(
          "RELAY_HOST names an address that this machine does not know: " + host + ".", e);
    }
  }
}
