package dev.relay.mcp.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "set", description = "Change how a repository is tested and synced.")
final class RepoSet extends RepoPatch {
  @Parameters(arity = "1", paramLabel = "REPOSITORY", description = "Its name.")
  String name = "";

  @Option(names = "--branch", paramLabel = "BRANCH", description = "What changes are based on.")
  @Nullable String branch;

  @Option(names = "--verify", paramLabel = "COMMAND", description = "What tests it; '' for none.")
  @Nullable String verify;

  @Option(
      names = "--depends-on",
      paramLabel = "NAMES",
      split = ",",
      description = "What it depends on, with commas between.")
  @Nullable List<String> dependencies;

  @Option(
      names = "--strategy",
      paramLabel = "S",
      description = "main_branch, feature_branch, pinned.")
  @Nullable String strategy;

  @Option(names = "--method", paramLabel = "M", description = "merge, rebase, squash, ff-only.")
  @Nullable String method;

  @Option(names = "--pin", paramLabel = "REF", description = "The tag or commit of a pinned one.")
  @Nullable String pin;

  @Option(names = "--auto-sync", negatable = true, description = "Sync it when its remote moves.")
  @Nullable Boolean autoSync;

  @Spec private CommandSpec spec = CommandSpec.create();

  RepoSet(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    var fields = new LinkedHashMap<String, Object>();
    put(fields, "branch", branch);
    put(fields, "verify", verify);
    put(fields, "dependencies", dependencies);
    put(fields, "syncStrategy", strategy);
    put(fields, "syncMethod", method);
    put(fields, "pin", pin);
    put(fields, "autoSync", autoSync);
    if (fields.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "set needs at least one option");
    }
    return show(patch(name, fields));
  }

  private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
