package dev.relay.repo.sync;

import dev.relay.repo.git.Sha;
import dev.relay.repo.store.Database;
import dev.relay.repo.workspace.SyncRule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Remembers up to which commit a rule was followed, so that none is followed twice or forgotten.
 */
final class RuleFirings {
  private final Database database;

  RuleFirings(Database database) {
    this.database = database;
  }

  /** A rule that is to be followed, or is being followed. */
  record Pending(String id, String trigger, String action, Sha from, Sha to) {}

  /** Notes that the branch is here now; the first time there is nothing to follow. */
  void see(String workspace, SyncRule rule, Sha now) {
    database
        .transactions()
        .executeWithoutResult(status -> {
          var before = seen(workspace, rule);
          if (before.isPresent() && !before.get().equals(now)) {
            pend(workspace, rule, before.get(), now);
          }
          database
              .client()
              .sql(
                  """
                  insert into sync_rule_seen (workspace, trigger, action, sha)
                  values (:workspace, :trigger, :action, :sha)
                  on conflict (workspace, trigger, action) do update set sha = excluded.sha
                  """)
              .param("workspace", workspace)
              .param("trigger", rule.trigger())
              .param("action", rule.action())
              .param("sha", now.hex())
              .update();
        });
  }

  List<Pending> pending(String workspace) {
    return database
        .client()
        .sql(
            """
            select * from sync_rule_firing where workspace = :workspace and done_at is null
            order by fired_at
            """)
        .param("workspace", workspace)
        .query((row, number) ->
            new Pending(
                row.getString("id"),
                row.getString("trigger"),
                row.getString("action"),
                new Sha(row.getString("from_sha")),
                new Sha(row.getString("to_sha"))))
        .list();
  }

  void done(Pending firing) {
    database
        .client()
        .sql("update sync_rule_firing set done_at = now() where id = :id")
        .param("id", firing.id())
        .update();
  }

  private Optional<Sha> seen(String workspace, SyncRule rule) {
    return database
        .client()
        .sql(
            """
            select sha from sync_rule_seen
            where workspace = :workspace and trigger = :trigger and action = :action for update
            """)
        .param("workspace", workspace)
        .param("trigger", rule.trigger())
        .param("action", rule.action())
        .query((row, number) -> new Sha(Objects.requireNonNull(row.getString("sha"))))
        .optional();
  }

  private void pend(String workspace, SyncRule rule, Sha from, Sha to) {
    database
        .client()
        .sql(
            """
            insert into sync_rule_firing (id, workspace, trigger, action, from_sha, to_sha)
            values (:id, :workspace, :trigger, :action, :from, :to)
            """)
        .param("id", UUID.randomUUID().toString())
        .param("workspace", workspace)
        .param("trigger", rule.trigger())
        .param("action", rule.action())
        .param("from", from.hex())
        .param("to", to.hex())
        .update();
  }
}
