package dev.relay.mcp.cli;

import dev.relay.repo.home.HomeFailure;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;
import tools.jackson.core.JacksonException;

/** What goes wrong, in one sentence each: the last gate of the command line. */
record Mistakes(Terminal terminal)
    implements IParameterExceptionHandler, IExecutionExceptionHandler, IExecutionStrategy {

  /** Exit code 2: it was typed in a way that makes no sense. */
  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    var command = e.getCommandLine().getCommandSpec().qualifiedName();
    terminal.note("relay: " + sentence(e, command) + " See " + command + " --help.");
    return ExitCode.USAGE;
  }

  private static String sentence(ParameterException e, String command) {
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      return ended(String.valueOf(e.getMessage()));
    }
    var word = unmatched.getUnmatched().getFirst();
    var near = near(unmatched);
    return command + " knows no '" + word + "'." + (near.isEmpty() ? "" : " " + near);
  }

  private static String near(UnmatchedArgumentException e) {
    var near = e.getSuggestions().stream().limit(1).toList();
    return near.isEmpty() ? "" : "Did you mean '" + name(near) + "'?";
  }

  /** Without the names of values that stand beside an option. */
  private static String name(List<String> suggestions) {
    return suggestions.getFirst().split("[ =]", 2)[0];
  }

  private static String ended(String message) {
    var line = message.lines().findFirst().orElse("");
    return line.endsWith(".") || line.endsWith("?") ? line : line + ".";
  }

  /** Exit code 1: Relay refused, or does not run. */
  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed)
      throws Exception {
    if (e instanceof Failure || e instanceof HomeFailure) {
      terminal.note("relay: " + e.getMessage());
      return ExitCode.SOFTWARE;
    }
    if (e instanceof JacksonException) {
      terminal.note(
          "relay: Relay's answer is not understood; stop it, and start it with ./relay up.");
      return ExitCode.SOFTWARE;
    }
    throw e;
  }

  /** What stands before a command within a command would be passed over in silence. */
  @Override
  public int execute(ParseResult parsed) {
    for (var each = parsed; each.hasSubcommand(); each = each.subcommand()) {
      var given = each.matchedArgs();
      if (!given.isEmpty()) {
        throw new ParameterException(
            each.subcommand().commandSpec().commandLine(),
            "write what belongs to '" + each.subcommand().commandSpec().name() + "' after it");
      }
    }
    return new RunLast().execute(parsed);
  }
}
