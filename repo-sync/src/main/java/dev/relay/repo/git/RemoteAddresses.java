package dev.relay.repo.git;

import dev.relay.repo.workspace.RemoteUrl;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Keeps Relay from being sent to machines that only its own network reaches. Addresses on this
 * machine's loopback, in private, link-local, shared and reserved ranges are refused unless the
 * person who runs Relay allows them; {@code file://} is not a network address and is none of this.
 */
public final class RemoteAddresses {
  /** {@code 1} for all, or host names and addresses with commas between them. */
  public static final String SETTING = "RELAY_ALLOW_PRIVATE_REMOTES";

  /** Forms such as {@code 0x7f.1} that libraries read differently. */
  private static final Pattern AMBIGUOUS =
      Pattern.compile("(?:.*\\.)?(?:0[xX][0-9a-fA-F]*|[0-9]+)\\.?");

  private static final Pattern DOTTED =
      Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");

  private final boolean all;
  private final Set<String> allowed;

  /**
   * @param setting the value of {@link #SETTING}; empty allows none
   */
  public RemoteAddresses(String setting) {
    all = setting.strip().equals("1");
    allowed =
        Arrays.stream(setting.split(","))
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .filter(host -> !host.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Looks the remote's host up and returns where it may be connected to; nothing for {@code
   * file://} and for names that are not known here, as those that only an ssh configuration or a
   * proxy knows. Throws {@link GitFailure} of kind UNREACHABLE when any of its addresses is a
   * private one.
   *
   * @param about the repository's name for messages; may be empty
   */
  List<InetAddress> permitted(RemoteUrl url, String about) {
    var host = url.host();
    if (host.isEmpty()) {
      return List.of();
    }
    if (AMBIGUOUS.matcher(host).matches() && !DOTTED.matcher(host).matches()) {
      throw refused(about, host);
    }
    var addresses = lookUp(host);
    if (!all && !allowed.contains(host) && addresses.stream().anyMatch(this::isForbidden)) {
      throw refused(about, host);
    }
    return addresses;
  }

  /**
   * Options that hold git to the addresses that were looked at, and to the host that was named. A
   * web remote that has moved is found by {@link WebRefs}, hop by hop.
   */
  List<String> pinned(RemoteUrl url, List<InetAddress> permitted) {
    if (all || permitted.isEmpty() || !url.scheme().startsWith("http")) {
      return List.of();
    }
    var at = permitted.stream().map(RemoteAddresses::written).collect(Collectors.joining(","));
    return List.of(
        "-c",
        "http.followRedirects=false",
        "-c",
        "http.curloptResolve=" + url.host() + ":" + url.port() + ":" + at);
  }

  private static String written(InetAddress address) {
    var text = address.getHostAddress();
    return address instanceof Inet4Address ? text : "[" + text.replaceFirst("%.*", "") + "]";
  }

  private static List<InetAddress> lookUp(String host) {
    try {
      return List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException e) {
      return List.of();
    }
  }

  private boolean isForbidden(InetAddress address) {
    return isPrivate(address) && !allowed.contains(address.getHostAddress());
  }

  static boolean isPrivate(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return true;
    }
    var bytes = address.getAddress();
    return address instanceof Inet4Address ? isReserved(bytes) : isReservedSix(bytes);
  }

  private static boolean isReserved(byte[] b) {
    int first = b[0] & 0xff;
    int second = b[1] & 0xff;
    return first == 0
        || first >= 240
        || (first == 100 && second >= 64 && second < 128) // shared between carriers' customers
        || (first == 192 && second == 0 && b[2] == 0)
        || (first == 198 && (second == 18 || second == 19));
  }

  /** Unique local addresses, and IPv4 ones that are wrapped: 6to4, NAT64 and the old compatible. */
  private static boolean isReservedSix(byte[] b) {
    int first = b[0] & 0xff;
    if ((first & 0xfe) == 0xfc) {
      return true;
    }
    if (first == 0x20 && b[1] == 2) {
      return isPrivate(four(b, 2));
    }
    var isNat64 = first == 0 && b[1] == 0x64 && (b[2] & 0xff) == 0xff && (b[3] & 0xff) == 0x9b;
    var isCompatible = Arrays.equals(b, 0, 12, new byte[12], 0, 12);
    return (isNat64 || isCompatible) && isPrivate(four(b, 12));
  }

  private static InetAddress four(byte[] bytes, int from) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static GitFailure refused(String about, String host) {
    return new GitFailure(
        GitFailure.Kind.UNREACHABLE,
        (about.isEmpty() ? "The remote" : "The remote of " + about)
            + " lies in a private network ("
            + host
            + "), where Relay does not go by itself; if it is yours, set "
            + SETTING
            + "="
            + host
            + " and start Relay again.");
  }
}
