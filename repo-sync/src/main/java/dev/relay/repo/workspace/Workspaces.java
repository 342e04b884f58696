package dev.relay.repo.workspace;

import dev.relay.repo.store.Database;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The workspaces there are, kept in PostgreSQL. */
public final class Workspaces {
  private static final List<String> MENTIONING =
      List.of("sync_step", "sync_rule_seen", "sync_rule_firing", "followed_head");

  private final Database database;
  private final Map<String, Parsed> parsed = new ConcurrentHashMap<>();

  /**
   * @param database of the module {@code repo}
   */
  public Workspaces(Database database) {
    this.database = database;
  }

  private record Parsed(String file, Workspace workspace) {}

  /** By name. */
  public List<Workspace> all() {
    return database
        .client()
        .sql("select name, file from workspace order by name")
        .query((row, number) -> parse(row.getString("name"), row.getString("file")))
        .list();
  }

  /** Throws {@link UnknownName} with a sentence that names what there is. */
  public Workspace get(String name) {
    return find(name, "").orElseThrow(() -> UnknownName.of("workspace", name, names()));
  }

  /** The named one, or the only one there is when none is named. */
  public Workspace getOrOnly(@Nullable String name) {
    if (name != null && !name.isBlank()) {
      return get(name);
    }
    var all = all();
    if (all.size() != 1) {
      throw UnknownName.which("workspace", names());
    }
    return all.getFirst();
  }

  /** Adds it, or replaces the one of its name. */
  public void save(Workspace workspace) {
    database
        .client()
        .sql(
            """
            insert into workspace (name, file) values (:name, :file)
            on conflict (name) do update set file = excluded.file, updated_at = now()
            """)
        .param("name", workspace.name())
        .param("file", WorkspaceFile.write(workspace))
        .update();
  }

  /**
   * Changes one while nobody else does, and returns it as it is then. What the change throws leaves
   * it as it was.
   */
  public Workspace edit(String name, UnaryOperator<Workspace> change) {
    return alone(name, change, this::save);
  }

  /**
   * The same for a change of its name, also in what is kept about its syncs.
   *
   * @param change to a name that nobody has yet
   */
  public Workspace rename(String name, UnaryOperator<Workspace> change) {
    return alone(
        name,
        change,
        after -> {
          remove(name);
          save(after);
          MENTIONING.forEach(table -> mention(table, name, after.name()));
        });
  }

  private Workspace alone(String name, UnaryOperator<Workspace> change, Consumer<Workspace> keep) {
    return Objects.requireNonNull(
        database
            .transactions()
            .execute(status -> {
              var before =
                  find(name, " for update")
                      .orElseThrow(() -> UnknownName.of("workspace", name, names()));
              var after = change.apply(before);
              keep.accept(after);
              return after;
            }));
  }

  private void mention(String table, String name, String renamed) {
    database
        .client()
        .sql("update " + table + " set workspace = :renamed where workspace = :name")
        .param("renamed", renamed)
        .param("name", name)
        .update();
  }

  /** Forgets it. Its checkouts stay where they are. */
  public void remove(String name) {
    var removed =
        database
            .client()
            .sql("delete from workspace where name = :name")
            .param("name", name)
            .update();
    parsed.remove(name);
    if (removed == 0) {
      throw UnknownName.of("workspace", name, names());
    }
  }

  private Optional<Workspace> find(String name, String lock) {
    return database
        .client()
        .sql("select file from workspace where name = :name" + lock)
        .param("name", name)
        .query((row, number) -> parse(name, row.getString("file")))
        .optional();
  }

  /** A thousand repositories take a while to parse and seldom change. */
  private Workspace parse(String name, String file) {
    var known = parsed.get(name);
    if (known != null && known.file().equals(file)) {
      return known.workspace();
    }
    var workspace = WorkspaceFile.parseWritten(file);
    parsed.put(name, new Parsed(file, workspace));
    return workspace;
  }

  private List<String> names() {
    return database
        .client()
        .sql("select name from workspace order by name")
        .query((row, number) -> row.getString("name"))
        .list();
  }
}
