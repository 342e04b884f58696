package dev.relay.voice.assistant;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A sentence without what people wrap around what they mean: the name, greetings, politeness.
 *
 * @param isQuestion it asks, and does not ask for something to be done
 */
record Utterance(String text, boolean isQuestion) {
  private static final Pattern LEAD =
      Pattern.compile(
          "^(?:(?:hey|hi|hello|ok|okay|so|well|um+|uh+|er+|and|now|then|alright|right|please|relay"
              + "|let's see|actually|just|go ahead and"
              + "|would you mind|(?:could|can|would|will) you(?: please| just| maybe| quickly)*"
              + "|i (?:want|need|would like|'d like) (?:you )?to|i'd like (?:you )?to"
              + "|i want|let's|let us)[\\s,.!:]+)+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TAIL =
      Pattern.compile(
          "[\\s,]+(?:please|thanks|thank you|for me|relay|right now|now|would you|will you|if you can"
              + "|when you can)$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern POLITE =
      Pattern.compile(
          "^.{0,40}?\\b(?:(?:could|can|would|will) you|would you mind|please|let's|let us|go ahead)\\b"
              + "|\\b(?:please|thanks|thank you|for me|would you|will you|if you can)[\\s.!?]*$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ASKING =
      Pattern.compile(
          "(?:what|which|who|whose|where|when|why|how|is|are|was|were|do|does|did|has|had|am|should"
              + "|could|can|would|may|might)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern PUNCTUATION = Pattern.compile("[\\s.!?,;:…]+$");

  /** Quotes become straight, whitespace single; case is kept because names need it. */
  static Utterance of(String words) {
    var text =
        words
            .replaceAll("[\\p{Cntrl}\\s]+", " ")
            .replace('’', '\'')
            .replaceAll("[“”„]", "\"")
            .strip();
    var bare = withoutTail(withoutLead(text));
    return new Utterance(bare, asks(text, bare));
  }

  /** "Could you add a test?" is no question, and "test results?" is one. */
  private static boolean asks(String text, String bare) {
    return ASKING.matcher(bare).matches() || (text.endsWith("?") && !POLITE.matcher(text).find());
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  String lower() {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String withoutLead(String text) {
    var rest = LEAD.matcher(text + " ").replaceFirst("").strip();
    return rest.isEmpty() ? text : rest;
  }

  private static String withoutTail(String text) {
    var rest = PUNCTUATION.matcher(text).replaceFirst("");
    for (var before = ""; !before.equals(rest); ) {
      before = rest;
      rest = PUNCTUATION.matcher(TAIL.matcher(rest).replaceFirst("")).replaceFirst("");
    }
    return rest.isEmpty() ? text : rest;
  }
}
