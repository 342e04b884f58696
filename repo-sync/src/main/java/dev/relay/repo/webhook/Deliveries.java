package dev.relay.repo.webhook;

import dev.relay.repo.store.Database;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;

/** Deliveries as they were acknowledged. */
final class Deliveries {
  private static final String INSERT =
      "insert into webhook_delivery (host, delivery_id, event, hook, body, received_at)"
          + " values (?, ?, ?, ?, ?, ?) on conflict (host, delivery_id) do nothing";

  private final Database database;
  private final JdbcTemplate jdbc;

  Deliveries(Database database) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
  }

  /**
   * All of them, in one transaction; those that are there already stay as they are. Two Relays that
   * store the same ones do so in the same order, and so never wait for each other in a circle.
   */
  void store(List<Delivery> batch) {
    var ordered =
        batch.stream()
            .sorted(Comparator.comparing(Delivery::host).thenComparing(Delivery::id))
            .toList();
    database.transactions().executeWithoutResult(_ -> jdbc.batchUpdate(INSERT, new Rows(ordered)));
  }

  private record Rows(List<Delivery> batch) implements BatchPreparedStatementSetter {
    @Override
    public void setValues(PreparedStatement insert, int at) throws SQLException {
      var delivery = batch.get(at);
      insert.setString(1, delivery.host().id());
      insert.setString(2, delivery.id());
      insert.setString(3, delivery.event());
      insert.setString(4, hook(delivery));
      insert.setBytes(5, delivery.body());
      insert.setTimestamp(6, Timestamp.from(delivery.receivedAt()));
    }

    @Override
    public int getBatchSize() {
      return batch.size();
    }

    private static @Nullable String hook(Delivery delivery) {
      return delivery.hook().orElse(null);
    }
  }
}
