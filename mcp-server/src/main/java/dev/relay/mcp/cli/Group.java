package dev.relay.mcp.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Commands under one name. The name alone asks for nothing. */
abstract class Group implements Callable<Integer> {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public final Integer call() {
    var names = String.join(", ", spec.subcommands().keySet());
    throw new ParameterException(spec.commandLine(), spec.name() + " needs one of: " + names);
  }
}
