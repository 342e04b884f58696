package dev.relay.repo.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * Manages the hooks at one host. Every method but the first two asks the host, and throws {@link
 * HookFailure} when it refuses or cannot be reached.
 */
public interface HookHost {
  HostKind kind();

  /**
   * True when it is the host at this address, {@code https://github.com}. No credential is ever
   * sent to a server that it does not serve.
   */
  boolean serves(String server);

  /**
   * Creates the hook there, for all events that Relay knows, and returns the host's id of it.
   *
   * @param address where the host sends deliveries
   */
  String create(Hook hook, URI address, String secret);

  /** The host signs with this secret from now on. */
  void renew(Hook hook, URI address, String secret);

  /** Asks the host for a delivery that says nothing. */
  void ping(Hook hook);

  /** Removes it there; it is fine when it is gone already. */
  void remove(Hook hook);

  /**
   * What the host tried to deliver, newest first; empty where it does not say. At most a few
   * hundred.
   */
  List<Attempt> attempts(Hook hook, Instant since);

  /** Asks the host to try once more what it tried then. */
  void again(Hook hook, Attempt attempt);

  /**
   * One try of the host.
   *
   * @param delivery the id that deliveries come with, the same for every try
   * @param event in the host's own word
   * @param status what Relay, or what stands before it, answered; 0 when nobody did
   */
  record Attempt(String id, String delivery, String event, Instant at, int status) {
    boolean arrived() {
      return status >= 200 && status < 300;
    }
  }
}
