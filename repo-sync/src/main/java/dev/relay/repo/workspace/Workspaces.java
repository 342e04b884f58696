package dev.relay.repo.workspace;

import dev.relay.repo.store.Database;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The workspaces there are, kept in PostgreSQL. */
public final class Workspaces {
  private final Database database;

  /**
   * @param database of the module {@code repo}
   */
  public Workspaces(Database database) {
    this.database = database;
  }

  /** By name. */
  public List<Workspace> all() {
    return database
        .client()
        .sql("select file from workspace order by name")
        .query((row, number) -> WorkspaceFile.parse(row.getString("file")))
        .list();
  }

  /** Throws {@link UnknownName} with a sentence that names what there is. */
  public Workspace get(String name) {
    return database
        .client()
        .sql("select file from workspace where name = :name")
        .param("name", name)
        .query((row, number) -> WorkspaceFile.parse(row.getString("file")))
        .optional()
        .orElseThrow(() -> UnknownName.of("workspace", name, names()));
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

  private List<String> names() {
    return database
        .client()
        .sql("select name from workspace order by name")
        .query((row, number) -> row.getString("name"))
        .list();
  }
}
