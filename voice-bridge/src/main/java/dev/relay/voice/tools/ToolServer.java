package dev.relay.voice.tools;

import java.net.URI;
import java.util.function.Supplier;

/**
 * Where the tools are.
 *
 * @param base asked for at every connect, because the port of an all-in-one is known only once it
 *     listens
 * @param credential the service token that this channel acts with
 */
public record ToolServer(Supplier<URI> base, String credential) {

  public URI uri(String path) {
    return base.get().resolve(path);
  }

  @Override
  public String toString() {
    return "ToolServer[" + base.get() + "]";
  }
}
