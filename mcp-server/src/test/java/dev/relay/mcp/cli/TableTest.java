package dev.relay.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.atIndex;

import org.junit.jupiter.api.Test;

class TableTest {
  private static final Table TABLE =
      new Table("NAME", "WHY")
          .row("a", "because it is so and not otherwise")
          .row(Table.cell(Style.GOOD, "größer"), Table.cell(Style.PLAIN, "line\n\u001b[2Jbreak"));

  @Test
  void cutsNothingWhereNoTerminalIs() {
    var shown = new Shown(0);
    TABLE.print(shown.terminal);
    assertThat(shown.out())
        .isEqualTo(
            """
            NAME    WHY
            a       because it is so and not otherwise
            größer  line ?[2Jbreak\
            """);
  }

  @Test
  void fitsATerminal() {
    var shown = new Shown(30, false);
    TABLE.print(shown.terminal);
    assertThat(shown.out().lines().toList()).contains("a       because it is so and …", atIndex(1));
  }

  @Test
  void isColouredOnATerminalOnly() {
    var shown = new Shown(80);
    TABLE.print(shown.terminal);
    assertThat(shown.out()).contains("\u001b[32mgrößer\u001b[0m  line ?[2Jbreak");
  }
}
