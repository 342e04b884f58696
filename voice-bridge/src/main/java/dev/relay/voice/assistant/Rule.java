package dev.relay.voice.assistant;

import dev.relay.voice.assistant.Assistant.Reply;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One way to say something. */
record Rule(Pattern pattern, Function<Matcher, Optional<Reply>> meaning) {

  /** The whole sentence must match, in any case. */
  static Rule when(String regex, Function<Matcher, Reply> meaning) {
    return maybe(regex, meaning.andThen(Optional::of));
  }

  /** As {@link #when}, for words whose meaning hangs on more than their form. */
  static Rule maybe(String regex, Function<Matcher, Optional<Reply>> meaning) {
    return new Rule(Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), meaning);
  }

  Optional<Reply> apply(Utterance utterance) {
    var match = pattern.matcher(utterance.text());
    return match.matches() ? meaning.apply(match) : Optional.empty();
  }
}
