package dev.relay.mcp.resource;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.analysis.FileText;
import dev.relay.mcp.analysis.Heads;
import dev.relay.repo.workspace.Workspaces;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A text file at a branch, tag or commit. */
@Component
final class FileResource implements Resource {
  private final Workspaces workspaces;
  private final Heads heads;
  private final FileText files;

  FileResource(Workspaces workspaces, Heads heads, FileText files) {
    this.workspaces = workspaces;
    this.heads = heads;
    this.files = files;
  }

  @Override
  public Definition definition() {
    return new Definition(
        "relay://workspaces/{workspace}/repos/{repository}/{+path}@{ref}",
        "file",
        "File of a repository",
        "A text file as it is at a branch, tag or commit that was fetched; after the last @ stands"
            + " which.",
        "text/plain");
  }

  @Override
  public String read(Caller caller, Map<String, String> variables) {
    var workspace = workspaces.get(Variables.of(variables, Variables.WORKSPACE));
    var repository = workspace.repository(Variables.of(variables, Variables.REPOSITORY));
    var commit = heads.of(repository, Variables.of(variables, Variables.REF));
    var lines = files.lines(repository, commit, Variables.of(variables, Variables.PATH));
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
