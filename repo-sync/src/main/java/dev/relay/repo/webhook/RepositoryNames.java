package dev.relay.repo.webhook;

import dev.relay.repo.store.Database;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Under which names a repository was seen. A workspace goes on to name one that was renamed or
 * transferred by its old address, which the host redirects.
 */
public final class RepositoryNames {
  private final Database database;

  public RepositoryNames(Database database) {
    this.database = database;
  }

  /** A name that a repository has, or had until just now. */
  record Seen(HostKind host, String server, long repositoryId, String name) {}

  void learn(Collection<Seen> names) {
    new JdbcTemplate(database.dataSource())
        .batchUpdate(
            "insert into repository_name (host, server, repository_id, name, seen_at)"
                + " values (?, ?, ?, ?, now()) on conflict do nothing",
            names,
            Math.max(1, names.size()),
            (insert, seen) -> {
              insert.setString(1, seen.host().id());
              insert.setString(2, seen.server());
              insert.setLong(3, seen.repositoryId());
              insert.setString(4, seen.name().toLowerCase(Locale.ROOT));
            });
  }

  /** In lower case, the one it has now among them. */
  Set<String> of(Source source) {
    var names = new HashSet<String>();
    names.add(source.repository().toLowerCase(Locale.ROOT));
    source
        .repositoryId()
        .ifPresent(id ->
            names.addAll(
                database
                    .client()
                    .sql(
                        "select name from repository_name"
                            + " where host = ? and server = ? and repository_id = ?")
                    .params(source.host().id(), source.server(), id)
                    .query(String.class)
                    .list()));
    return names;
  }
}
