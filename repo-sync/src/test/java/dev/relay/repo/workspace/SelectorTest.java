package dev.relay.repo.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SelectorTest {
  private static final Workspace SHOP =
      WorkspaceFile.parse(
          """
          name: shop
          repositories:
            - { name: api, url: "https://h/a", groups: [core, payments], tags: [java] }
            - { name: web, url: "https://h/w", tags: [ts] }
            - { name: pay, url: "https://h/p", groups: [payments], tags: [java, zürich] }
          """);

  @Test
  void selectsByNameGroupAndTagInTheOrderOfTheWorkspace() {
    assertThat(select()).isEqualTo("api web pay");
    assertThat(select("pay", "api", "pay")).isEqualTo("api pay");
    assertThat(select("group:payments")).isEqualTo("api pay");
    assertThat(select("tag:ts", "group:core")).isEqualTo("api web");
    assertThat(select(" tag: zürich ")).isEqualTo("pay");
  }

  @Test
  void namesWhatThereIs() {
    assertThatThrownBy(() -> select("group:paymnts"))
        .isInstanceOf(UnknownName.class)
        .hasMessage("There is no group 'paymnts'. There are core, payments.");
    assertThatThrownBy(() -> select("tag:x"))
        .hasMessage("There is no tag 'x'. There are java, ts, zürich.");
    assertThatThrownBy(() -> select("x")).isInstanceOf(UnknownName.class);
  }

  private static String select(String... selectors) {
    var names = SHOP.select(List.of(selectors)).stream().map(r -> r.id().name()).toList();
    return String.join(" ", names);
  }
}
