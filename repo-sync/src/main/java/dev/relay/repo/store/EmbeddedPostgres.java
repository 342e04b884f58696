package dev.relay.repo.store;

import dev.relay.repo.home.SecretFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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

  /** Replaying the log after a crash takes its time. */
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
    return start(dir, tuning, Unprivileged.here());
  }

  static EmbeddedPostgres start(Path dir, List<String> tuning, Unprivileged user) {
    var cluster = Cluster.open(dir, user);
    stopOrphan(cluster);
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var port = port(cluster, attempt > 1);
      if (comesUp(cluster, port, tuning)) {
        cluster.keepPort(port);
        return new EmbeddedPostgres(cluster, running(cluster), port);
      }
    }
    throw new StoreFailure("PostgreSQL did not start: " + cluster.lastWords());
  }

  /** Not adopted but stopped: its settings may be those of another version of Relay. */
  private static void stopOrphan(Cluster cluster) {
    var left = Postmaster.orphan(cluster.data());
    if (left.isPresent()) {
      LOG.warn(
          "Stopping the PostgreSQL that an earlier Relay left (process {}).", left.get().pid());
      left.get().stop();
    }
  }

  /** False when it ended instead: the port was taken, or its predecessor is still ending. */
  private static boolean comesUp(Cluster cluster, int port, List<String> tuning) {
    var starter = cluster.launch(options(port, tuning));
    var server = server(cluster, port);
    try {
      Patience.until(RECOVERY, () -> answers(server) || !starter.isAlive());
      return answers(server);
    } catch (StoreFailure e) {
      Postmaster.orphan(cluster.data()).ifPresent(Postmaster::stop);
      throw e;
    }
  }

  private static Postmaster running(Cluster cluster) {
    return PidFile.read(cluster.data())
        .map(file -> new Postmaster(file.pid(), cluster.data()))
        .orElseThrow(() -> new StoreFailure("PostgreSQL started but left no pid file."));
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
    if (postmaster.isAlive()) {
      postmaster.stop();
    }
  }
}
