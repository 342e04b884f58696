package dev.relay.mcp.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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
    name = "add",
    description = "Add a repository by address or path, or those of an organisation.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./relay repo add https://github.com/acme/api.git --name backend --tag java",
      "  ./relay repo add ~/src/web",
      "  ./relay repo add --organisation https://gitlab.com/acme --matching 'payments-*'"
    })
final class RepoAdd extends RelayCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "ADDRESS",
      description = "As git clone takes it, or the folder of a checkout or bare repository.")
  @Nullable String address;

  @Option(names = "--organisation", paramLabel = "ADDRESS", description = "All of this one.")
  @Nullable String organisation;

  @Option(
      names = "--matching",
      paramLabel = "GLOB",
      description = "With --organisation: only names like this.")
  @Nullable String matching;

  @Option(names = "--archived", description = "With --organisation: archived ones too.")
  boolean archived;

  @Option(names = "--forks", description = "With --organisation: forks too.")
  boolean forks;

  @Option(names = "--name", paramLabel = "NAME", description = "Else made from the address.")
  @Nullable String name;

  @Option(names = "--branch", paramLabel = "BRANCH", description = "Else the remote's default.")
  @Nullable String branch;

  @Option(names = "--group", paramLabel = "NAME", description = "To select by; several times.")
  @Nullable List<String> groups;

  @Option(names = "--tag", paramLabel = "NAME", description = "To select by; several times.")
  @Nullable List<String> tags;

  @Mixin final WorkspaceOption workspace = new WorkspaceOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  RepoAdd(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    if ((address == null) == (organisation == null)) {
      throw new ParameterException(
          spec.commandLine(), "add needs an ADDRESS or --organisation ADDRESS");
    }
    var all = Address.of("/api/workspaces/%s/repositories", workspace.in(session()));
    return show(api().asPerson("POST", all, Api.Body.json(fields())));
  }

  private Map<String, Object> fields() {
    var fields = new LinkedHashMap<String, Object>();
    if (organisation != null) {
      fields.put("organisation", organisation);
      fields.put("matching", matching);
      fields.put("archived", archived);
      fields.put("forks", forks);
    } else if (address != null) {
      var place = Path.of(address);
      var isHere = !address.contains("://") && Files.exists(place);
      fields.put(
          isHere ? "path" : "url",
          isHere ? place.toAbsolutePath().normalize().toString() : address);
    }
    fields.put("name", name);
    fields.put("branch", branch);
    fields.put("groups", groups);
    fields.put("tags", tags);
    return fields;
  }

  @Override
  int show(JsonNode answer) {
    return RepoEdits.show(terminal(), answer, "added");
  }
}
