package dev.relay.mcp.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddedLinesTest {
  @Test
  void countsFromOneInTheNewFile() {
    var added =
        AddedLines.of(
            """
            diff --git a/a.txt b/a.txt
            --- a/a.txt
            +++ b/a.txt
            @@ -3,3 +3,4 @@ head
             same
            -gone
            +new
            ++++ b/not-a-file
             same
            @@ -20 +21,2 @@
             same
            +late
            diff --git a/gone.txt b/gone.txt
            --- a/gone.txt
            +++ /dev/null
            @@ -1 +0,0 @@
            -gone
            """);
    assertThat(added.has("a.txt", 4)).isTrue();
    assertThat(added.has("a.txt", 5)).isTrue();
    assertThat(added.has("a.txt", 22)).isTrue();
    assertThat(added.has("a.txt", 3)).isFalse();
    assertThat(added.has("a.txt", 6)).isFalse();
    assertThat(added.has("gone.txt", 1)).isFalse();
    assertThat(added.first("a.txt")).isEqualTo(4);
    assertThat(added.first("gone.txt")).isEqualTo(1);
  }
}
