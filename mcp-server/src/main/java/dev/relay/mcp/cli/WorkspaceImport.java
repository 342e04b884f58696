package dev.relay.mcp.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
    name = "import",
    description = {
      "Take a workspace from a file, or adopt every checkout under a folder where it lies.",
      "A file replaces the workspace of its name. Adopting changes not a byte of a checkout."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./relay workspace import shop.yaml",
      "  ./relay workspace import --from ~/src -w mine   made when there is none of that name"
    })
final class WorkspaceImport extends RelayCommand {
  @Parameters(arity = "0..1", paramLabel = "FILE", description = "A workspace file (YAML).")
  @Nullable Path file;

  @Option(names = "--from", paramLabel = "DIR", description = "A folder with checkouts.")
  @Nullable Path from;

  @Mixin final WorkspaceOption workspace = new WorkspaceOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  WorkspaceImport(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    if (file != null && from == null) {
      var body = Api.Body.yaml(read(file));
      return show(api().asPerson("POST", new Address("/api/workspaces"), body));
    }
    if (from != null && file == null) {
      return show(adopt(from.toAbsolutePath().normalize().toString()));
    }
    throw new ParameterException(spec.commandLine(), "import needs a FILE or --from DIR");
  }

  private Answer adopt(String folder) {
    var name = workspace.in(session());
    return api()
        .asPerson(
            "POST",
            Address.of("/api/workspaces/%s/repositories", name),
            Api.Body.json(Map.of("folder", folder)));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new Failure(file + " is no UTF-8 text; save it as UTF-8.", e);
    } catch (IOException e) {
      throw new Failure(file + " cannot be read; see that it is there and may be read.", e);
    }
  }

  @Override
  int show(JsonNode answer) {
    if (answer.has("notes")) {
      return RepoEdits.show(terminal(), answer, "adopted");
    }
    terminal()
        .line(
            "Workspace %s has %d repositories now."
                .formatted(Json.text(answer, "name"), answer.path("repositories").size()));
    return DONE;
  }
}
