package dev.relay.repo.webhook;

import dev.relay.repo.home.SecretBox;
import dev.relay.repo.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hooks that Relay knows, and their secrets, sealed. */
public final class Hooks {
  private static final String COLUMNS =
      "h.id, h.host, h.server, h.scope, h.remote_id, h.repository_id, h.created_at, h.heard_at";

  private final Database database;
  private final SecretBox box;

  /**
   * @param database of the module {@code repo}
   */
  public Hooks(Database database, SecretBox box) {
    this.database = database;
    this.box = box;
  }

  /** A secret as it was sealed; it is opened only here. */
  record Sealed(String value, Optional<Instant> validUntil) {
    @Override
    public String toString() {
      return "Sealed";
    }
  }

  /** By scope. */
  public List<Hook> all() {
    return database
        .client()
        .sql("select " + COLUMNS + " from webhook_hook h order by h.scope, h.id")
        .query((row, _) -> hook(row))
        .list();
  }

  public Optional<Hook> find(String id) {
    return database
        .client()
        .sql("select " + COLUMNS + " from webhook_hook h where h.id = ?")
        .param(id)
        .query((row, _) -> hook(row))
        .optional();
  }

  /** Stores the hook with its first secret. */
  public void add(Hook hook, String secret) {
    database
        .transactions()
        .executeWithoutResult(_ -> {
          database
              .client()
              .sql(
                  "insert into webhook_hook (id, host, server, scope, created_at, swept_at)"
                      + " values (?, ?, ?, ?, ?, ?)")
              .params(
                  hook.id(),
                  hook.host().id(),
                  hook.server(),
                  hook.scope(),
                  Timestamp.from(hook.createdAt()),
                  Timestamp.from(hook.createdAt()))
              .update();
          hook.remoteId().ifPresent(remoteId -> placed(hook.id(), remoteId));
          addSecret(hook.id(), secret, hook.createdAt());
        });
  }

  /** The host has it under this id now. */
  public void placed(String id, String remoteId) {
    database
        .client()
        .sql("update webhook_hook set remote_id = ? where id = ?")
        .params(remoteId, id)
        .update();
  }

  /** From now on this secret counts too; those before it only until the time given. */
  public void rotate(String id, String secret, Instant now, Instant until) {
    database
        .transactions()
        .executeWithoutResult(_ -> {
          database
              .client()
              .sql("update webhook_secret set valid_until = least(valid_until, ?) where hook = ?")
              .params(Timestamp.from(until), id)
              .update();
          database
              .client()
              .sql("delete from webhook_secret where hook = ? and valid_until < ?")
              .params(id, Timestamp.from(now))
              .update();
          addSecret(id, secret, now);
        });
  }

  public void remove(String id) {
    database.client().sql("delete from webhook_hook where id = ?").param(id).update();
  }

  /** Every secret with its hook; those that another key sealed are left out. */
  Map<Hook, List<Sealed>> secrets() {
    var all = new LinkedHashMap<Hook, List<Sealed>>();
    database
        .client()
        .sql(
            "select "
                + COLUMNS
                + ", s.sealed, s.valid_until from webhook_hook h join webhook_secret s"
                + " on s.hook = h.id where s.key_id = ? order by s.created_at desc")
        .param(box.keyId())
        .query((row, _) -> {
          var hook = hook(row);
          all.computeIfAbsent(hook, _ -> new ArrayList<>()).add(open(hook.id(), row));
          return hook;
        })
        .list();
    return all;
  }

  private Sealed open(String hook, ResultSet row) throws SQLException {
    return new Sealed(box.open(row.getBytes("sealed"), purpose(hook)), time(row, "valid_until"));
  }

  private void addSecret(String hook, String secret, Instant now) {
    database
        .client()
        .sql("insert into webhook_secret (hook, key_id, sealed, created_at) values (?, ?, ?, ?)")
        .params(hook, box.keyId(), box.seal(secret, purpose(hook)), Timestamp.from(now))
        .update();
  }

  private static String purpose(String hook) {
    return "webhook\0" + hook;
  }

  private static Hook hook(ResultSet row) throws SQLException {
    return new Hook(
        row.getString("id"),
        HostKind.of(row.getString("host")),
        row.getString("server"),
        row.getString("scope"),
        Optional.ofNullable(row.getString("remote_id")),
        Optional.ofNullable(row.getObject("repository_id", Long.class)),
        row.getTimestamp("created_at").toInstant(),
        time(row, "heard_at"));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }
}
