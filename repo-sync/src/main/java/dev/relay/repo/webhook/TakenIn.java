package dev.relay.repo.webhook;

import dev.relay.repo.store.Database;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a handful of deliveries comes to, written together. */
final class TakenIn {
  private static final String HEARD =
      "update webhook_hook set heard_at = coalesce(heard_at, ?), repository_id ="
          + " case when host = 'github' and scope like '%/%'"
          + " then coalesce(repository_id, cast(? as bigint)) end"
          + " where id = ? and (heard_at is null or repository_id is null)";

  private final List<RepoEvents.New> events = new ArrayList<>();
  private final Set<RepositoryNames.Seen> names = new LinkedHashSet<>();
  private final Map<String, Object[]> heard = new LinkedHashMap<>();
  private final Map<String, List<Long>> states = new LinkedHashMap<>();

  void event(RepoEvents.New event) {
    events.add(event);
  }

  void names(Source source, Subject subject) {
    source
        .repositoryId()
        .ifPresent(id ->
            subject
                .names()
                .forEach(name ->
                    names.add(new RepositoryNames.Seen(source.host(), source.server(), id, name))));
  }

  void heard(String hook, Source source, Instant at) {
    heard.putIfAbsent(
        hook, new Object[] {Timestamp.from(at), source.repositoryId().orElse(null), hook});
  }

  void state(String state, long delivery) {
    states.computeIfAbsent(state, _ -> new ArrayList<>()).add(delivery);
  }

  /** Within the transaction in which the deliveries were read. */
  void store(Database database, RepoEvents to, RepositoryNames known) {
    to.append(events);
    known.learn(names);
    if (!heard.isEmpty()) {
      new JdbcTemplate(database.dataSource()).batchUpdate(HEARD, List.copyOf(heard.values()));
    }
    states.forEach((state, deliveries) ->
        database
            .client()
            .sql("update webhook_delivery set state = ? where seq = any(?)")
            .params(state, deliveries.toArray(Long[]::new))
            .update());
  }
}
