package dev.relay.mcp.transport.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionChurnTest {
  private static final long NOISE_BYTES = 3_000_000;

  /** A session that stayed would keep about a kilobyte. */
  @Test
  void sessionsThatEndedLeaveNothingBehind() throws Exception {
    var left = SessionChurn.after(10_000);
    assertThat(left.sessions()).isZero();
    assertThat(left.grown()).isLessThan(NOISE_BYTES);
  }
}
