package dev.relay.repo.git;

import dev.relay.repo.workspace.RemoteUrl;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;

/** Asks over {@code git://}: one connection, and the question goes out with the greeting. */
final class DaemonRefs implements RemoteRefs {
  private final RemoteAddresses addresses;
  private final Duration patience;
  private final Turns turns = new Turns();

  DaemonRefs(RemoteAddresses addresses, Duration patience) {
    this.addresses = addresses;
    this.patience = patience;
  }

  @Override
  public SortedMap<String, Sha> list(RemoteUrl url) throws IOException {
    var uri = URI.create(url.value());
    var permitted = addresses.permitted(url, "");
    if (permitted.isEmpty()) {
      throw new IOException("unknown host");
    }
    awaitTurn(url.host());
    try (var socket = new Socket()) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) patience.toMillis());
      socket.connect(
          new InetSocketAddress(permitted.getFirst(), url.port()), (int) patience.toMillis());
      socket.getOutputStream().write(greeting(uri));
      var answer = new PacketLines(new BufferedInputStream(socket.getInputStream()));
      if (!answer.isGreetedInVersionTwo()) {
        throw new IOException("an old server");
      }
      return answer.refs();
    }
  }

  private void awaitTurn(String host) throws IOException {
    try {
      TimeUnit.NANOSECONDS.sleep(turns.take(host, System.nanoTime()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped before it was connected");
    }
  }

  private static byte[] greeting(URI uri) {
    var service =
        "git-upload-pack " + uri.getPath() + "\0host=" + uri.getAuthority() + "\0\0version=2\0";
    var greeting = new ByteArrayOutputStream();
    greeting.writeBytes(PacketLines.line(service));
    greeting.writeBytes(PacketLines.LS_REFS);
    greeting.writeBytes(new byte[] {'0', '0', '0', '0'});
    return greeting.toByteArray();
  }
}
