package dev.relay.repo.webhook;

import dev.relay.repo.store.Database;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The remotes that workspaces follow, one row each: however often one is wanted, it is looked at
 * once, by one Relay at a time.
 */
public final class FollowedRemotes {
  private static final Duration LEASE = Duration.ofMinutes(15);

  private final Database database;
  private final String node;
  private final Signal signal = new Signal();

  /**
   * @param database of the module {@code repo}
   * @param node names this Relay over restarts, and no other that runs at the same time
   */
  public FollowedRemotes(Database database, String node) {
    this.database = database;
    this.node = node;
  }

  /**
   * A remote that this Relay looks at now.
   *
   * @param wanted how often it was wanted when it was taken
   */
  record Claim(String url, String site, long wanted, int failures) {}

  /** Why the last look at a remote failed. */
  public record Trouble(String url, String sentence) {}

  /** Takes back what this Relay held when it died. */
  void recover() {
    database
        .client()
        .sql(
            "update followed_remote set claimed_by = null, claimed_until = null"
                + " where claimed_by = ?")
        .param(node)
        .update();
  }

  /**
   * Follows exactly these from now on. Those that were not followed before are looked at sometime
   * until {@code latest}, so that they do not all come at once.
   *
   * @param remotes the host of each address
   */
  void follow(Map<String, String> remotes, Instant now, Instant latest) {
    var sorted = new TreeMap<>(remotes);
    var urls = sorted.keySet().toArray(String[]::new);
    var sites = sorted.values().toArray(String[]::new);
    database
        .client()
        .sql("delete from followed_remote where not (url = any(?))")
        .param(urls)
        .update();
    database
        .client()
        .sql(
            "insert into followed_remote (url, site, due_at)"
                + " select url, site, cast(:now as timestamptz)"
                + " + random() * (cast(:latest as timestamptz) - cast(:now as timestamptz))"
                + " from unnest(cast(:urls as text[]), cast(:sites as text[])) as t (url, site)"
                + " on conflict (url) do nothing")
        .param("now", Timestamp.from(now))
        .param("latest", Timestamp.from(latest))
        .param("urls", urls)
        .param("sites", sites)
        .update();
  }

  /** They are looked at as soon as there is room; may be called within a transaction. */
  void want(Collection<String> urls, Instant now) {
    database
        .client()
        .sql(
            "update followed_remote set wanted = wanted + 1, due_at = least(due_at, ?)"
                + " where url = any(?)")
        .params(Timestamp.from(now), urls.toArray(String[]::new))
        .update();
  }

  /** Those that are due, of none of the sites that are busy. */
  List<Claim> claim(int limit, Collection<String> busy, Instant now) {
    return database
        .client()
        .sql(
            "update followed_remote set claimed_by = :node, claimed_until = :until where url in ("
                + "select url from followed_remote where due_at <= :now"
                + " and (claimed_until is null or claimed_until < :now) and not (site = any(:busy))"
                + " order by due_at limit :limit for update skip locked)"
                + " returning url, site, wanted, failures")
        .param("node", node)
        .param("until", Timestamp.from(now.plus(LEASE)))
        .param("now", Timestamp.from(now))
        .param("busy", busy.toArray(String[]::new))
        .param("limit", limit)
        .query((row, _) ->
            new Claim(
                row.getString("url"),
                row.getString("site"),
                row.getLong("wanted"),
                row.getInt("failures")))
        .list();
  }

  /** Whoever wanted it meanwhile gets another look at once. */
  void looked(Claim claim, Instant now, Instant next) {
    finish(claim, now, next, 0, "");
  }

  void failed(Claim claim, String sentence, Instant now, Instant next) {
    finish(claim, now, next, claim.failures() + 1, sentence);
  }

  private void finish(Claim claim, Instant now, Instant next, int failures, String trouble) {
    database
        .client()
        .sql(
            "update followed_remote set claimed_by = null, claimed_until = null, looked_at = :now,"
                + " failures = :failures, trouble = nullif(:trouble, ''),"
                + " due_at = case when wanted = :wanted then cast(:next as timestamptz)"
                + " else least(due_at, :now) end where url = :url and claimed_by = :node")
        .param("now", Timestamp.from(now))
        .param("next", Timestamp.from(next))
        .param("failures", failures)
        .param("trouble", trouble)
        .param("wanted", claim.wanted())
        .param("url", claim.url())
        .param("node", node)
        .update();
    signal.ring();
  }

  /** What could not be looked at, in the order of the addresses. */
  public List<Trouble> troubles() {
    return database
        .client()
        .sql("select url, trouble from followed_remote where trouble is not null order by url")
        .query((row, _) -> new Trouble(row.getString("url"), row.getString("trouble")))
        .list();
  }

  Signal signal() {
    return signal;
  }
}
