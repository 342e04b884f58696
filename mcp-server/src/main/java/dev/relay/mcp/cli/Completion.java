package dev.relay.mcp.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

@Command(
    name = "completion",
    description = "Print what makes bash and zsh complete the commands of Relay.",
    footerHeading = "%nExample:%n",
    footer = "  source <(./relay completion)")
final class Completion implements Callable<Integer> {
  /** What the launcher does itself. */
  private static final List<String> LAUNCHER =
      List.of(
          "up", "demo", "stop", "connect", "webhook", "mcp", "doctor", "test", "version", "help");

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  private final Session session;

  Completion(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var all = Root.with(session);
    LAUNCHER.forEach(name -> all.addSubcommand(name, new CommandLine(CommandSpec.create())));
    session.terminal().line(AutoComplete.bash("relay", all).stripTrailing());
    return RelayCommand.DONE;
  }
}
