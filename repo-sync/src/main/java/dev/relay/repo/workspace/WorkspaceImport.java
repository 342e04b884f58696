package dev.relay.repo.workspace;

import dev.relay.repo.store.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Takes over workspace files that are new or were changed since they were last taken over. */
public final class WorkspaceImport {
  private final Workspaces workspaces;
  private final Database database;
  private final Path folder;

  public WorkspaceImport(Workspaces workspaces, Database database, Path folder) {
    this.workspaces = workspaces;
    this.database = database;
    this.folder = folder;
  }

  /** What could not be taken over, a sentence each; the other files were. */
  public List<String> run() {
    var problems = new ArrayList<String>();
    for (var file : files()) {
      take(file).ifPresent(problems::add);
    }
    return List.copyOf(problems);
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.filter(f -> f.toString().matches(".*\\.ya?ml")).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private Optional<String> take(Path file) {
    var name = String.valueOf(file.getFileName());
    try {
      var bytes = Files.readAllBytes(file);
      var digest = digest(bytes);
      if (isKnown(name, digest)) {
        return Optional.empty();
      }
      var workspace = WorkspaceFile.parse(new String(bytes, StandardCharsets.UTF_8));
      database.transactions().executeWithoutResult(status -> keep(name, digest, workspace));
      return Optional.empty();
    } catch (WorkspaceFileException e) {
      return Optional.of("The workspace file " + name + " was not taken over: " + e.getMessage());
    } catch (IOException e) {
      return Optional.of("The workspace file " + name + " cannot be read; look at its rights.");
    }
  }

  private boolean isKnown(String name, String digest) {
    return database
        .client()
        .sql("select exists (select from workspace_file where name = :name and digest = :digest)")
        .param("name", name)
        .param("digest", digest)
        .query(Boolean.class)
        .single();
  }

  private void keep(String name, String digest, Workspace workspace) {
    workspaces.save(workspace);
    database
        .client()
        .sql(
            """
            insert into workspace_file (name, digest) values (:name, :digest)
            on conflict (name) do update set digest = excluded.digest, imported_at = now()
            """)
        .param("name", name)
        .param("digest", digest)
        .update();
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
