package dev.relay.repo.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL for tests: one server per JVM, started at first use and gone with the JVM, and
 * a fresh database per call. What killed test runs left behind is removed.
 */
public final class TestPostgres {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String SHARED = "relay-test-programs-" + System.getProperty("user.name");
  private static final String PREFIX = "relay-test-postgres-";

  private TestPostgres() {}

  private static final class Shared {
    static final EmbeddedPostgres SERVER = start();
  }

  /** A database with the schemas of all modules on the class path, to be copied. */
  private static final class Template {
    static final String NAME = "template_of_tests";
    static final Set<String> SCHEMAS = migrate();

    private static Set<String> migrate() {
      var loader = TestPostgres.class.getClassLoader();
      var schemas = new TreeSet<>(List.of("repo", "task", "voice"));
      schemas.removeIf(each -> loader.getResource("db/" + each) == null);
      try (var databases = new ModuleDatabases(create(NAME, "template1"), () -> {})) {
        schemas.forEach(databases::module);
      }
      return Set.copyOf(schemas);
    }
  }

  /** An empty database with every module migrated. */
  public static Databases fresh() {
    var schemas = Template.SCHEMAS;
    return new ModuleDatabases(create(next(), Template.NAME), () -> {}, schemas);
  }

  /** The address of a fresh database in the form of {@code RELAY_DB_URL}. */
  public static String freshUrl() {
    var server = freshServer();
    return server
        .url()
        .replace(
            "jdbc:postgresql://", "postgres://" + server.user() + ":" + server.password() + "@");
  }

  static Server freshServer() {
    return create(next(), "template1");
  }

  private static String next() {
    return "test_" + COUNT.incrementAndGet();
  }

  private static Server create(String name, String template) {
    var admin = Shared.SERVER.server();
    try (var connection = admin.connect(10);
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new Server(
        admin.url().replaceFirst("/postgres$", "/" + name), admin.user(), admin.password());
  }

  private static EmbeddedPostgres start() {
    try {
      var tmp = Path.of(System.getProperty("java.io.tmpdir"));
      sweep(tmp);
      var dir = Files.createDirectories(tmp.resolve(PREFIX + ProcessHandle.current().pid()));
      linkPrograms(dir);
      var server = EmbeddedPostgres.start(dir, Tuning.FAST);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, dir)));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unpacking takes a second: once per machine is enough. */
  static void linkPrograms(Path dir) throws IOException {
    var shared = Path.of(System.getProperty("java.io.tmpdir"), SHARED);
    var programs = PostgresBinaries.unpack(shared);
    Files.createSymbolicLink(dir.resolve(programs.getFileName()), programs);
  }

  private static void end(EmbeddedPostgres server, Path dir) {
    server.close();
    delete(dir);
  }

  private static void sweep(Path tmp) throws IOException {
    var left = new ArrayList<Path>();
    try (var all = Files.newDirectoryStream(tmp, PREFIX + "[0-9]*")) {
      all.forEach(left::add);
    }
    for (var dir : List.copyOf(left)) {
      var pid = Long.parseLong(dir.getFileName().toString().substring(PREFIX.length()));
      if (ProcessHandle.of(pid).isEmpty() && Files.isWritable(dir)) {
        Postmaster.orphan(dir.resolve("data")).ifPresent(Postmaster::stop);
        delete(dir);
      }
    }
  }

  private static void delete(Path dir) {
    try {
      FileSystemUtils.deleteRecursively(dir);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
