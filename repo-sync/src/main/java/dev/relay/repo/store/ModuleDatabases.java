package dev.relay.repo.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One small pool per module on a given server. */
final class ModuleDatabases implements Databases {
  private final Server server;
  private final Runnable stop;
  private final Set<String> migrated;
  private final Map<String, HikariDataSource> pools = new LinkedHashMap<>();
  private final Map<String, Database> databases = new LinkedHashMap<>();

  /**
   * @param stop run after the pools are closed
   */
  ModuleDatabases(Server server, Runnable stop) {
    this(server, stop, Set.of());
  }

  /**
   * @param migrated schemas that are known to be up to date
   */
  ModuleDatabases(Server server, Runnable stop, Set<String> migrated) {
    this.server = server;
    this.stop = stop;
    this.migrated = migrated;
  }

  @Override
  public synchronized Database module(String schema) {
    return databases.computeIfAbsent(schema, this::open);
  }

  private Database open(String schema) {
    var pool = pool(ModuleRole.of(server, schema), schema);
    pools.put(schema, pool);
    if (!migrated.contains(schema)) {
      migrate(pool, schema);
    }
    var transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
    return new Database(schema, pool, JdbcClient.create(pool), transactions);
  }

  private static HikariDataSource pool(Server login, String schema) {
    var config = new HikariConfig();
    config.setPoolName("relay-" + schema);
    config.setJdbcUrl(login.url());
    config.setUsername(login.user());
    config.setPassword(login.password());
    config.setMaximumPoolSize(5);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(10_000);
    config.addDataSourceProperty("currentSchema", schema);
    config.addDataSourceProperty("ApplicationName", "relay-" + schema);
    return new HikariDataSource(config);
  }

  private static void migrate(HikariDataSource pool, String schema) {
    Flyway.configure()
        .dataSource(pool)
        .schemas(schema)
        .createSchemas(false)
        .locations("classpath:db/" + schema)
        .load()
        .migrate();
  }

  @Override
  public synchronized void close() {
    pools.values().forEach(HikariDataSource::close);
    pools.clear();
    databases.clear();
    stop.run();
  }
}
