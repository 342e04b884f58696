package dev.relay.repo.webhook;

import dev.relay.repo.store.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The deliveries of a hook that are stored here, and what became of them. */
final class DeliveryLog {
  private static final int SHOWN = 50;
  private final Database database;

  DeliveryLog(Database database) {
    this.database = database;
  }

  /**
   * @param happened {@code pull_request.opened}; empty for what Relay has no use for
   * @param told what came of it by the rules of workspaces, a sentence each
   */
  record Stored(
      String delivery, String event, Instant at, Optional<String> happened, List<String> told) {
    Stored {
      told = List.copyOf(told);
    }
  }

  /** The newest ones, newest first. */
  List<Stored> of(String hook) {
    return database
        .client()
        .sql(
            "select d.delivery_id, d.event, d.received_at, min(e.name) as happened,"
                + " coalesce(array_agg(r.sentence order by r.workspace, r.repository, r.workflow)"
                + "   filter (where r.sentence is not null), '{}') as told"
                + " from (select * from webhook_delivery where hook = ? order by seq desc limit ?) d"
                + " left join repo_event e on e.delivery = d.seq"
                + " left join event_reaction r on r.event = e.seq"
                + " group by d.seq, d.delivery_id, d.event, d.received_at order by d.seq desc")
        .params(hook, SHOWN)
        .query((row, _) ->
            new Stored(
                row.getString("delivery_id"),
                row.getString("event"),
                row.getTimestamp("received_at").toInstant(),
                Optional.ofNullable(row.getString("happened")),
                List.of((String[]) row.getArray("told").getArray())))
        .list();
  }
}
