package dev.relay.mcp.cli;

import dev.relay.repo.home.HomeFailure;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help;

/** Runs one command, as the launcher was called with it. */
public final class Cli {
  private static final int USUAL_WIDTH = 100;
  private static final int NARROWEST = 60;

  private Cli() {}

  public static void main(String[] arguments) {
    var environment = System.getenv();
    System.exit(run(environment, Terminal.ofProcess(environment), arguments));
  }

  /** Returns the exit code: 0 when all was done, 1 when not all was, 2 when nothing was meant. */
  static int run(Map<String, String> environment, Terminal terminal, String... arguments) {
    try {
      return commands(environment, terminal, arguments).execute(arguments);
    } catch (HomeFailure e) { // before any command: the home itself makes no sense
      terminal.note("relay: " + e.getMessage());
      return ExitCode.SOFTWARE;
    }
  }

  private static CommandLine commands(
      Map<String, String> environment, Terminal terminal, String... arguments) {
    var mistakes = new Mistakes(terminal);
    var styled = terminal.styled(Style.BOLD, "x").length() > 1;
    var width = terminal.out().isTerminal() ? terminal.out().width() : USUAL_WIDTH;
    var first = arguments.length == 0 ? "" : arguments[0];
    return Root.with(new Session(environment, terminal), first)
        .setOut(new PrintWriter(terminal.out().stream(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(terminal.err().stream(), true, StandardCharsets.UTF_8))
        .setColorScheme(Help.defaultColorScheme(styled ? Help.Ansi.ON : Help.Ansi.OFF))
        .setUsageHelpWidth(Math.clamp(width, NARROWEST, USUAL_WIDTH))
        .setParameterExceptionHandler(mistakes)
        .setExecutionExceptionHandler(mistakes)
        .setExecutionStrategy(mistakes);
  }
}
