package dev.relay.mcp.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "export", description = "Write a workspace as the file that import reads.")
final class WorkspaceExport extends RelayCommand {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "The one in use without it.")
  @Nullable String name;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to; it must not be there yet. Standard output without it.")
  @Nullable Path output;

  WorkspaceExport(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    var workspace = session().workspace(name);
    var file = api().get(Address.of("/api/workspaces/%s/file", workspace)).body();
    if (output != null) {
      write(output, file);
      terminal().note("Workspace " + workspace + " is in " + output + ".");
      return DONE;
    }
    return json ? show(new Answer(Answer.write(Map.of("file", file)))) : print(file);
  }

  private int print(String file) {
    terminal().line(file.stripTrailing());
    return DONE;
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new Failure(file + " is there already; choose another name.", e);
    } catch (IOException e) {
      throw new Failure(file + " cannot be written; see that its folder is there.", e);
    }
  }

  @Override
  int show(JsonNode answer) {
    return DONE;
  }
}
