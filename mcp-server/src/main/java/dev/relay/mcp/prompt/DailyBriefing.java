package dev.relay.mcp.prompt;

import dev.relay.mcp.prompt.Prompt.Argument;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Says in the morning what matters today. */
@Component
final class DailyBriefing implements Prompt {
  @Override
  public Definition definition() {
    return new Definition(
        "daily-briefing",
        "Daily briefing",
        "What happened since yesterday, what waits for you, and what to begin with; fit to be read"
            + " out.",
        List.of(
            Argument.optional("since", "Since when, such as Friday; yesterday without it."),
            Argument.WORKSPACE));
  }

  @Override
  public String text(Map<String, String> arguments) {
    return """
    Brief me for the day about %s. What counts is what is new since %s.

    Ask `status` first, then `tasks` for what is open, and `publish` for every change that is \
    landing. Ask `diff` only where you need it to say something useful. Don't sync and don't \
    start anything.

    Tell me in at most ten short sentences that can be read out, without tables, links or \
    commit hashes, in this order, leaving out what is empty:
    1. What waits for me: approvals, questions of agents, reviews. Say how long each has waited.
    2. What is broken: failing tests or checks, blocked tasks, remotes that can't be reached.
    3. What landed or moved since %s, and in which repositories.
    4. What you would do first, and why, in one sentence.

    If nothing waits and nothing is broken, say so in one sentence and stop.
    """
        .formatted(Texts.workspace(arguments), since(arguments), since(arguments));
  }

  private static String since(Map<String, String> arguments) {
    return arguments.getOrDefault("since", "yesterday");
  }
}
