package dev.relay.repo.git;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** A way to a port of this machine on which everything arrives late, also the first greeting. */
final class DelayedLink implements Closeable {
  private final int to;
  private final Duration oneWay;
  private final ServerSocket server;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  DelayedLink(int to, long oneWayMillis) throws IOException {
    this.to = to;
    this.oneWay = Duration.ofMillis(oneWayMillis);
    this.server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        var socket = server.accept();
        Thread.startVirtualThread(() -> join(socket));
      }
    } catch (IOException e) {
      // It was closed.
    }
  }

  private void join(Socket near) {
    try {
      var far = new Socket(InetAddress.getLoopbackAddress(), to);
      open.addAll(List.of(near, far));
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      // What the handshake costs on a real link is added to the first bytes on their way there.
      carry(near.getInputStream(), far.getOutputStream(), oneWay.multipliedBy(3));
      carry(far.getInputStream(), near.getOutputStream(), oneWay);
    } catch (IOException e) {
      // One side is gone.
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // carried once, never compared
  private record Parcel(byte[] bytes, long due) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(due, ((Parcel) other).due);
    }
  }

  private void carry(InputStream from, OutputStream to, Duration first) {
    var queue = new DelayQueue<Parcel>();
    Thread.startVirtualThread(() -> {
      var buffer = new byte[1 << 16];
      var due = System.nanoTime() + first.toNanos();
      try (from) {
        for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
          due = Math.max(due + 1, System.nanoTime() + oneWay.toNanos());
          queue.add(new Parcel(Arrays.copyOf(buffer, n), due));
        }
      } catch (IOException e) {
        // Ends like the end.
      }
      queue.add(new Parcel(new byte[0], Math.max(due + 1, System.nanoTime() + oneWay.toNanos())));
    });
    Thread.startVirtualThread(() -> {
      try (to) {
        for (var parcel = queue.take(); parcel.bytes().length > 0; parcel = queue.take()) {
          to.write(parcel.bytes());
          to.flush();
        }
      } catch (IOException | InterruptedException e) {
        // One side is gone.
      }
    });
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (var socket : open) {
      socket.close();
    }
  }
}
