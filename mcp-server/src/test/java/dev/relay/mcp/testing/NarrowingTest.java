package dev.relay.mcp.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NarrowingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "mvn -q test | CartTest#adds | mvn -q test -Dtest='CartTest#adds' -Dsurefire.failIfNoSpecifiedTests=false",
        "./mvnw test && echo ok | src/test/java/shop/CartTest.java | ./mvnw test -Dtest='CartTest' -Dsurefire.failIfNoSpecifiedTests=false && echo ok",
        "./gradlew test | *.CartTest | ./gradlew test --tests '*.CartTest'",
        "python -m pytest -q | adds | python -m pytest -q -k 'adds'",
        "pytest | tests/test_cart.py | pytest 'tests/test_cart.py'",
        "go test ./... | TestAdds | go test ./... -run 'TestAdds'",
        "cargo test | cart::adds | cargo test 'cart::adds'",
        "npx vitest run | adds up | npx vitest run -t 'adds up'",
        "node --test | adds up | node --test --test-name-pattern='adds up'",
        "node --test | test/cart.test.js | node --test 'test/cart.test.js'"
      })
  void runsTheseTestsOnly(String command, String only, String narrowed) {
    assertThat(Narrowing.of(command, Optional.empty(), only)).contains(narrowed);
  }

  @Test
  void looksBehindTheScriptOfAPackage() {
    assertThat(Narrowing.of("npm ci && npm test", Optional.of("tsc && node --test"), "adds"))
        .contains(
            "npm ci && PATH=\"$PWD/node_modules/.bin:$PATH\" tsc && node --test"
                + " --test-name-pattern='adds'");
    assertThat(Narrowing.of("npm test", Optional.of("npm run test"), "adds")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"make check", "sh test.sh", "npm test"})
  void leavesOthersAsTheyAre(String command) {
    assertThat(Narrowing.of(command, Optional.empty(), "adds")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a'b", "a;b", "-x", "a`b", "a\nb", ""})
  void takesNothingThatAShellWouldNotice(String only) {
    assertThat(Narrowing.isUsable(only)).as(only).isFalse();
  }
}
