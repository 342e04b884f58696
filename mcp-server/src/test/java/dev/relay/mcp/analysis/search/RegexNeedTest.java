package dev.relay.mcp.analysis.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexNeedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "abc abc",
        "ABC abc",
        "ab+cd ab&bcd",
        "ab*cd a&cd",
        "ab?cd a&cd",
        "ab{0}cd a&cd",
        "ab{2}cd ab&bcd",
        "(abc|def)x (abc|def)&x",
        "(abc|)x x",
        "foo.*bar foo&bar",
        "[abc]foo[]]bar[^]]baz foo&bar&baz",
        "(?i)über ber",
        "(?i:Ab)Cd ab&cd",
        "\\bfoo\\(bar foo(bar",
        "\\dfoo\\pLbar\\p{Greek}baz foo&bar&baz",
        "\\Qa+b\\Efoo foo",
        "(?P<name>foo)bar foo&bar",
        "a{,2}b a{,2}b",
        "x+?yz x&xyz",
        ". *",
        "foo|bar (foo|bar)",
        "\\x41foo foo"
      })
  void namesWhatEveryMatchHolds(String regex, String need) {
    assertThat(shown(RegexNeed.of(regex, false))).isEqualTo(need);
  }

  private static String shown(Need need) {
    return switch (need) {
      case Need.Anything anything -> "*";
      case Need.Text text -> text.folded();
      case Need.All all ->
          String.join("&", all.needs().stream().map(RegexNeedTest::shown).toList());
      case Need.Any any ->
          "(" + String.join("|", any.needs().stream().map(RegexNeedTest::shown).toList()) + ")";
    };
  }

  /** What is needed must stand in everything that matches. */
  @Test
  void neverNeedsWhatAMatchCanLack() {
    var random = new Random(4);
    int matches = 0;
    for (int i = 0; i < 20_000; i++) {
      var regex = regex(random, 3);
      var ignoreCase = random.nextBoolean();
      var pattern = Pattern.compile(regex, ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
      var need = RegexNeed.of(regex, ignoreCase);
      for (int j = 0; j < 10; j++) {
        var text = letters(random, random.nextInt(12));
        if (pattern.matcher(text).find()) {
          matches++;
          assertThat(holds(text, need)).as("%s in %s", regex, text).isTrue();
        }
      }
    }
    assertThat(matches).isGreaterThan(10_000);
  }

  private static boolean holds(String text, Need need) {
    return switch (need) {
      case Need.Anything anything -> true;
      case Need.Text some -> Need.folded(text).contains(some.folded());
      case Need.All all -> all.needs().stream().allMatch(each -> holds(text, each));
      case Need.Any any -> any.needs().stream().anyMatch(each -> holds(text, each));
    };
  }

  private static String letters(Random random, int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("abAB".charAt(random.nextInt(4)));
    }
    return text.toString();
  }

  private static String regex(Random random, int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
      return letters(random, 1 + random.nextInt(2));
    }
    var one = regex(random, depth - 1);
    var other = regex(random, depth - 1);
    return switch (random.nextInt(9)) {
      case 0 -> "(" + one + "|" + other + ")";
      case 1 -> "(?:" + one + ")" + "*+?".charAt(random.nextInt(3)) + other;
      case 2 -> "(?i:" + one + ")" + other;
      case 3 -> "(" + one + "){" + random.nextInt(3) + ",}" + other;
      case 4 -> one + "[^a]" + other;
      case 5 -> one + "." + other;
      case 6 -> "(?i)" + one + "|" + other;
      case 7 -> one + "+?" + other;
      default -> one + other;
    };
  }
}
