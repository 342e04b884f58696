package dev.relay.voice.assistant;

import dev.relay.voice.tools.ToolCall;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A grammar that needs no model and no key. Same words, same meaning; what it doesn't understand it
 * says, with examples.
 */
public final class IntentAssistant implements Assistant {
  private static final int LONGEST = 4000;
  private final List<Rule> rules;

  public IntentAssistant(KnownRepositories repositories) {
    var names = new Names(repositories);
    this.rules =
        Stream.of(TalkRules.all(), new ReadRules(names).all(), new WriteRules(names).all())
            .flatMap(List::stream)
            .toList();
  }

  @Override
  public Reply answer(String words) {
    if (words.length() > LONGEST) {
      return new Say("That is too long for one request: say it in a few sentences.", null);
    }
    var utterance = Utterance.of(words);
    if (utterance.isEmpty()) {
      return new Say("I didn't hear anything. Say it again, or say help.", null);
    }
    return rules.stream()
        .flatMap(rule -> rule.apply(utterance).stream())
        .findFirst()
        .map(reply -> utterance.isQuestion() && starts(reply) ? askBack(utterance) : reply)
        .orElseGet(() -> notUnderstood(utterance));
  }

  /** True for what begins work: nobody's question does. */
  private static boolean starts(Reply reply) {
    return reply instanceof Call call
        && Set.of("implement", "publish", "steer").contains(call.call().tool());
  }

  private static Reply askBack(Utterance utterance) {
    return new Say(
        "Was that a request? Then say it again as one: please " + utterance.text() + ".", null);
  }

  @Override
  public String tell(ToolCall call, JsonNode output) {
    if (output.hasNonNull("pending")) {
      return output.path("pending").asString();
    }
    if (output.hasNonNull("error")) {
      return output.path("error").asString();
    }
    return switch (call.tool()) {
      case "implement", "publish", "steer" -> TaskSentences.started(call.tool(), output);
      case "tasks" -> TaskSentences.listed(call, output);
      case "search" -> SearchSentences.of(output);
      case "symbols" -> SymbolSentences.of(call, output);
      case "read" -> ReadSentences.of(output);
      case "diff" -> DiffSentences.of(output);
      case "status" -> StatusSentences.of(output);
      case "sync" -> SyncSentences.of(output);
      case "analyze", "workspaces" -> GraphSentences.of(call, output);
      default -> "Done.";
    };
  }

  static Reply notUnderstood(Utterance utterance) {
    return new Say(
        utterance.isQuestion()
            ? "I didn't understand that question. I can tell what changed, the status, where a word"
                + " stands, and what depends on a repository."
            : "I didn't understand that. Begin with what to do, for example: add a health endpoint"
                + " to backend, rename userName to displayName, or search for displayName.",
        null);
  }
}
