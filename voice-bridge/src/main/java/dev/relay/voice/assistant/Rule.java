package dev.relay.voice.assistant;

import dev.relay.voice.assistant.Assistant.Reply;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One way to say something. */
record Rule(Pattern pattern, Function<Matcher, Reply> meaning) {

  /** The whole sentence must match, in any case. */
  static Rule when(String regex, Function<Matcher, Reply> meaning) {
    return new Rule(Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), meaning);
  }

  Optional<Reply> apply(Utterance utterance) {
    var match = pattern.matcher(utterance.text());
    return match.matches() ? Optional.of(meaning.apply(match)) : Optional.empty();
  }
}
