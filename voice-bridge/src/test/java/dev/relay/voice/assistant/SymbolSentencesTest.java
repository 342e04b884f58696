package dev.relay.voice.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Where names are defined and who calls them, as it is said. */
final class SymbolSentencesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final IntentAssistant assistant = new IntentAssistant(() -> List.of("api", "backend"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "where is Cart defined | {'total':1,'definitions':[{'repository':'api','path':'src/Cart.java',"
            + "'line':3,'kind':'class'}]} | Cart is a class in api, Cart.java line 3.",
        "where is Cart defined | {'total':3,'definitions':[{'repository':'api','path':'Cart.java',"
            + "'line':3,'kind':'class'},{'repository':'backend'}]}"
            + " | Cart is a class in api, Cart.java line 3; two more, in api and backend.",
        "where is Cart defined | {'total':0,'definitions':[]}"
            + " | I found no definition of Cart. Say: search for Cart.",
        "who calls total | {'total':2,'callers':[{'repository':'api'},{'repository':'backend'}]}"
            + " | total is called in two places, in api and backend.",
        "who calls total | {'total':0,'callers':[]}"
            + " | I found nobody who calls total. Say: search for total.",
      })
  void saysWhereNamesAre(String words, String output, String sentence) {
    var call = ((Assistant.Call) assistant.answer(words)).call();
    assertThat(assistant.tell(call, JSON.readTree(output.replace('\'', '"')))).isEqualTo(sentence);
  }
}
