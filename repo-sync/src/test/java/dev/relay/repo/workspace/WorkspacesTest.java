package dev.relay.repo.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.repo.git.Repos;
import dev.relay.repo.store.Database;
import dev.relay.repo.store.Databases;
import dev.relay.repo.store.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspacesTest {
  @TempDir Path dir;
  Databases databases;
  Database database;
  Workspaces workspaces;

  @BeforeEach
  void open() {
    databases = TestPostgres.fresh();
    database = databases.module("repo");
    workspaces = new Workspaces(database);
  }

  @AfterEach
  void close() {
    databases.close();
  }

  @Test
  void keepsWorkspacesAndReplacesThemByName() {
    var shop = WorkspaceFile.parse(file("shop", "https://h/a"));
    workspaces.save(shop);
    assertThat(workspaces.getOrOnly(null)).isEqualTo(shop);
    var moved = WorkspaceFile.parse(file("shop", "https://h/b"));
    workspaces.save(moved);

    assertThat(new Workspaces(database).all()).containsExactly(moved);
    assertThat(workspaces.get("shop")).isEqualTo(moved);
  }

  @Test
  void namesWhatThereIs() {
    assertThatThrownBy(() -> workspaces.getOrOnly(null))
        .isInstanceOf(UnknownName.class)
        .hasMessage("There is no workspace yet; add one first.");
    workspaces.save(WorkspaceFile.parse(file("shop", "https://h/a")));
    workspaces.save(WorkspaceFile.parse(file("lab", "https://h/a")));

    assertThatThrownBy(() -> workspaces.getOrOnly(" "))
        .hasMessage("Say which workspace: lab, shop.");
    assertThatThrownBy(() -> workspaces.get("x"))
        .isInstanceOf(UnknownName.class)
        .hasMessage("There is no workspace 'x'. There are lab, shop.");
  }

  @Test
  void takesOverNewAndChangedFilesOnly() {
    var file = dir.resolve("shop.yaml");
    Repos.write(file, file("shop", "https://h/a"));
    Repos.write(dir.resolve("bad.yml"), "name: 1\nrepositories: 2\n");
    Repos.write(dir.resolve("notes.txt"), "no workspace");
    var files = new WorkspaceImport(workspaces, database, dir);

    assertThat(files.run())
        .containsExactly(
            "The workspace file bad.yml was not taken over: 2:15 Write 'repositories' as a list,"
                + " [a, b] or one '- a' per line.");
    var edited = WorkspaceFile.parse(file("shop", "https://h/edited-in-the-database"));
    workspaces.save(edited);
    files.run();
    assertThat(workspaces.get("shop")).isEqualTo(edited);
    Repos.write(file, file("shop", "https://h/edited-in-the-file"));
    files.run();

    assertThat(workspaces.get("shop").repository("a").url().value())
        .isEqualTo("https://h/edited-in-the-file");
    assertThat(new WorkspaceImport(workspaces, database, dir.resolve("none")).run()).isEmpty();
  }

  private static String file(String name, String url) {
    return "name: %s\nrepositories: [{ name: a, url: '%s' }]\n".formatted(name, url);
  }
}
