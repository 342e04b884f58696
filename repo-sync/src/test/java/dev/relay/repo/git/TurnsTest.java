package dev.relay.repo.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final long MILLISECOND = 1_000_000;

  @Test
  void spreadsThoseThatComeAtOnceAndHoldsUpNobodyElse() {
    var turns = new Turns();
    assertThat(turns.take("a", 0)).isZero();
    assertThat(turns.take("a", 0)).isEqualTo(3 * MILLISECOND);
    assertThat(turns.take("a", MILLISECOND)).isEqualTo(5 * MILLISECOND);
    assertThat(turns.take("b", MILLISECOND)).isZero();
    assertThat(turns.take("a", 9 * MILLISECOND)).isZero();
    assertThat(turns.take("a", 100 * MILLISECOND)).isZero();
  }
}
