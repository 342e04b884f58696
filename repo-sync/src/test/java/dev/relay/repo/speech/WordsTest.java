package dev.relay.repo.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource({"0, no places", "1, one place", "14, fourteen places", "21, 21 places"})
  void countsAsAPersonDoes(int n, String said) {
    assertThat(Words.count(n, "place")).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | none",
        "1 | r1",
        "2 | r1 and r2",
        "6 | r1, r2, r3, r4, r5 and r6",
        "7 | r1, r2, r3, r4, r5 and two more"
      })
  void namesAFewAndCountsTheRest(int n, String said) {
    var names = IntStream.rangeClosed(1, n).mapToObj(i -> "r" + i).toList();
    assertThat(Words.few(names)).isEqualTo(said);
  }

  @Test
  void joinsWithAndAndWithOr() {
    assertThat(Words.and(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    assertThat(Words.or(List.of("a", "b", "c"))).isEqualTo("a, b or c");
    assertThat(Words.and(List.of())).isEmpty();
  }
}
