package dev.relay.repo.store;

import dev.relay.repo.home.SecretFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL of our own on loopback, with its data under the home. */
final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final Duration RECOVERY = Duration.ofMinutes(5);
  private static final int ATTEMPTS = 3;

  private final Cluster cluster;
  private final Postmaster postmaster;
  private final int port;

  private EmbeddedPostgres(Cluster cluster, Postmaster postmaster, int port) {
    this.cluster = cluster;
    this.postmaster = postmaster;
    this.port = port;
  }

  /**
   * Starts the server and returns when it answers. One that a killed Relay left behind on the same
   * data is stopped first; it is found by its pid file and command line, never by its port.
   *
   * @param dir gets {@code bin-<version>/}, {@code data/}, {@code password}, {@code port}, {@code
   *     log}
   * @param tuning more settings, {@code name=value}
   */
  static EmbeddedPostgres start(Path dir, List<String> tuning) {
    var cluster = Cluster.open(dir, Unprivileged.here());
    Postmaster.orphan(cluster.data())
        .ifPresent(left -> {
          LOG.warn(
              "Stopping the PostgreSQL that an earlier Relay left behind (process {}).",
              left.pid());
          left.stop();
        });
    for (int attempt = 1; ; attempt++) {
      var port = port(cluster, attempt > 1);
      try {
        return start(cluster, port, tuning);
      } catch (StoreFailure e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static EmbeddedPostgres start(Cluster cluster, int port, List<String> tuning) {
    cluster.launch(options(port, tuning));
    var server = server(cluster, port);
    var seen = new ArrayList<Long>();
    var began = System.nanoTime();
    Patience.until(RECOVERY, () -> answers(server) || died(cluster, seen, began));
    var pid = PidFile.read(cluster.data()).filter(file -> file.port() == port);
    if (pid.isEmpty() || !answers(server)) {
      throw new StoreFailure("PostgreSQL did not start: " + cluster.lastWords());
    }
    cluster.keepPort(port);
    return new EmbeddedPostgres(cluster, new Postmaster(pid.get().pid(), cluster.data()), port);
  }

  /** The pid file appears within moments, and goes when the server does. */
  private static boolean died(Cluster cluster, List<Long> seen, long began) {
    PidFile.read(cluster.data()).ifPresent(file -> seen.add(file.pid()));
    if (seen.isEmpty()) {
      return System.nanoTime() - began > Duration.ofSeconds(5).toNanos();
    }
    return !new Postmaster(seen.getLast(), cluster.data()).isAlive();
  }

  private static boolean answers(Server server) {
    try (var connection = server.connect(2)) {
      return connection.isValid(2);
    } catch (SQLException e) {
      if ("28P01".equals(e.getSQLState())) {
        throw new StoreFailure(
            "The password file of the embedded PostgreSQL does not fit its data: restore both from"
                + " the same backup.",
            e);
      }
      return false;
    }
  }

  private static List<String> options(int port, List<String> tuning) {
    var all = new ArrayList<>(Tuning.SMALL);
    all.add("listen_addresses=127.0.0.1");
    all.add("unix_socket_directories=");
    all.add("port=" + port);
    all.addAll(tuning);
    return all;
  }

  private static int port(Cluster cluster, boolean another) {
    var kept = another ? 0 : cluster.keptPort();
    for (var wanted : List.of(kept, 0)) {
      try (var socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        LOG.debug("Port {} is taken.", wanted, e);
      }
    }
    throw new StoreFailure("There is no free port on 127.0.0.1 for PostgreSQL.");
  }

  private static Server server(Cluster cluster, int port) {
    var url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    return new Server(url, Cluster.USER, SecretFile.readOrCreate(cluster.passwordFile()));
  }

  /** The database {@code postgres}, as its superuser. */
  Server server() {
    return server(cluster, port);
  }

  long pid() {
    return postmaster.pid();
  }

  @Override
  public void close() {
    if (Files.exists(cluster.data()) && postmaster.isAlive()) {
      postmaster.stop();
    }
  }
}
