package dev.relay.voice.assistant;

import dev.relay.voice.assistant.Assistant.Say;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Words that need no tool. */
final class TalkRules {
  static final List<String> EXAMPLES =
      List.of(
          "rename the field userName to displayName in all repositories",
          "search for displayName",
          "what changed?",
          "status",
          "sync everything",
          "what depends on shared-api?",
          "undo that",
          "stop");

  private TalkRules() {}

  static List<Rule> all() {
    return List.of(
        Rule.when(
            "(?:help|help me|what can (?:i|you) (?:say|do|ask)|what do you do|how does this work"
                + "|commands|examples?|show (?:me )?(?:some )?examples|what else)",
            _ -> help()),
        Rule.when(
            "(?:i )?(?:approved?|accept|confirm)(?: (?:it|that|this|them|the changes?|everything|all))?"
                + "|(?:yes|yep|yeah|sure|ok|okay|good|great|perfect|looks good|lgtm|do it|go ahead)"
                + "(?:[\\s,]+(?:to me|it|that|please|go ahead|do it|ship it|approve(?: it)?|merge it))*"
                + "|(?:ship|land|merge|push|publish|commit|release|deploy)(?: (?:it|that|this|them"
                + "|the changes?|everything))?",
            _ -> say("Approving is yours to tap: look at the diff and tap Approve under it.")),
        Rule.when(
            "(?:reject|decline|discard|throw)(?: (?:it|that|this|them|the changes?))?(?: away)?|no",
            _ -> say("Rejecting is yours to tap too: tap Reject under the diff.")),
        Rule.when(
            "(?:thanks?|thank you|cheers|thx|great job|well done|nice|cool|awesome|good job|perfect)"
                + "(?:[\\s,]+(?:a lot|so much|very much|relay|job|work))*",
            _ -> say("You're welcome.")),
        Rule.when(
            "(?:hi|hello|hey|good (?:morning|afternoon|evening))(?:[\\s,]+(?:relay|there))?",
            _ -> say("Hello. Tell me what to change, or say help.")),
        Rule.when(
            "how are you(?: doing)?(?: today)?",
            _ -> say("All is well here. What shall I change?")),
        Rule.when(
            "(?:but )?why(?: (?:is|was) (?:that|this|it|so))?(?: so)?|how come",
            _ ->
                say(
                    "Ask with the names, for example: why does backend depend on shared-api? Why an"
                        + " agent was chosen stands on its task.")),
        Rule.when(
            "(?:bye|goodbye|good night|(?:see|catch|call|talk to) you(?: .+)?"
                + "|have (?:fun|an? (?:nice|good|great|lovely) .+))",
            _ -> say("Goodbye.")),
        Rule.when(
            "who are you|what are you|what is relay",
            _ ->
                say(
                    "I'm Relay. You say one sentence, and I land the change in every repository it"
                        + " concerns, once you approved it.")));
  }

  private static Say say(String sentence) {
    return new Say(sentence, null);
  }

  private static Say help() {
    return new Say(
        "You can say, for example: rename the field userName to displayName in all repositories."
            + " Or: search for displayName, what changed, status, sync everything, undo that, stop.",
        card());
  }

  private static ObjectNode card() {
    var card = JsonNodeFactory.instance.objectNode().put("kind", "help");
    EXAMPLES.forEach(card.putArray("examples")::add);
    return card;
  }
}
