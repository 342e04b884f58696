package dev.relay.repo.graph;

import dev.relay.repo.git.Sha;
import dev.relay.repo.store.Database;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was read before, in PostgreSQL: a manifest by its bytes, a repository by its commit. */
public final class Readings {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<List<Found>> MANY = new TypeReference<>() {};

  private final Database database;

  /**
   * @param database of the module {@code repo}
   */
  public Readings(Database database) {
    this.database = database;
  }

  /** The bytes of a manifest and who reads them. */
  record Key(String blob, String path, String kind) {}

  /**
   * @param readers who looked for manifests, with their versions
   */
  record Scan(Sha head, String readers, List<Found> found) {}

  /** A branch of a mirror. */
  record Place(String mirror, String branch) {}

  /** Only those whose reader had this version. */
  Map<Key, Manifest> find(Collection<String> blobs, Map<String, Integer> versions) {
    var readings = new HashMap<Key, Manifest>();
    database
        .client()
        .sql(
            """
            update manifest_reading set used_at = now() where blob = any(:blobs)
            returning blob, path, kind, version, reading
            """)
        .param("blobs", blobs.toArray(String[]::new))
        .query(row -> {
          var kind = row.getString("kind");
          if (Integer.valueOf(row.getInt("version")).equals(versions.get(kind))) {
            var key = new Key(row.getString("blob"), row.getString("path"), kind);
            readings.put(key, JSON.readValue(row.getString("reading"), Manifest.class));
          }
        });
    return readings;
  }

  void keep(Key key, int version, Manifest manifest) {
    database
        .client()
        .sql(
            """
            insert into manifest_reading (blob, path, kind, version, reading)
            values (:blob, :path, :kind, :version, :reading)
            on conflict (blob, path, kind) do update
            set version = excluded.version, reading = excluded.reading, used_at = now()
            """)
        .param("blob", key.blob())
        .param("path", key.path())
        .param("kind", key.kind())
        .param("version", version)
        .param("reading", JSON.writeValueAsString(manifest))
        .update();
  }

  Map<Place, Scan> scans(Collection<String> mirrors) {
    var scans = new HashMap<Place, Scan>();
    database
        .client()
        .sql(
            "select mirror, branch, head, readers, found from manifest_scan where mirror = any(:m)")
        .param("m", mirrors.toArray(String[]::new))
        .query(row -> {
          var place = new Place(row.getString("mirror"), row.getString("branch"));
          var found = JSON.readValue(row.getString("found"), MANY);
          var head = new Sha(row.getString("head"));
          scans.put(place, new Scan(head, row.getString("readers"), found));
        });
    return scans;
  }

  void keep(Place place, Scan scan) {
    database
        .client()
        .sql(
            """
            insert into manifest_scan (mirror, branch, head, readers, found)
            values (:mirror, :branch, :head, :readers, :found)
            on conflict (mirror, branch) do update
            set head = excluded.head, readers = excluded.readers, found = excluded.found,
              scanned_at = now()
            """)
        .param("mirror", place.mirror())
        .param("branch", place.branch())
        .param("head", scan.head().hex())
        .param("readers", scan.readers())
        .param("found", JSON.writeValueAsString(scan.found()))
        .update();
  }

  /** Forgets manifests that no commit has had for a season; reading one again costs little. */
  public void prune() {
    database
        .client()
        .sql("delete from manifest_reading where used_at < now() - interval '90 days'")
        .update();
  }
}
