package dev.relay.repo.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinateTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://github.com/Acme/api",
        "https://github.com/acme/api.git",
        "https://ada@github.com:443/acme/api/",
        "git+https://github.com/acme/api.git#main",
        "ssh://git@github.com/acme/api.git",
        "git@github.com:acme/api.git",
        "github.com:acme/api",
        "git://github.com/acme/api?x=y"
      })
  void allSpellingsOfAnAddressAreOne(String url) {
    assertThat(Coordinate.address(url))
        .contains(new Coordinate(Coordinate.ADDRESS, "github.com/acme/api"));
  }

  @Test
  void filesKeepTheirSpelling() {
    assertThat(Coordinate.address("file:///srv/Git/api.git"))
        .contains(new Coordinate(Coordinate.ADDRESS, "/srv/Git/api"));
    assertThat(Coordinate.address("api")).isEmpty();
    assertThat(Coordinate.address("x".repeat(3000))).isEmpty();
  }

  @Test
  void relativeAddressesAreSeenFromTheirOwn() {
    var own = Coordinate.address("git@github.com:acme/web.git").orElseThrow();
    assertThat(Coordinate.address("../api.git").orElseThrow().from(own).name())
        .isEqualTo("github.com/acme/api");
    assertThat(Coordinate.address("../../../../../x").orElseThrow().from(own).name())
        .isEqualTo("/x");
  }

  @Test
  void onlyPathsThatLeaveTheRepositoryLeadToASibling() {
    assertThat(Coordinate.sibling("", "../api/lib"))
        .contains(new Coordinate(Coordinate.SIBLING, "api"));
    assertThat(Coordinate.sibling("a/b", "../../../api")).isPresent();
    assertThat(Coordinate.sibling("a", "../b")).isEmpty();
    assertThat(Coordinate.sibling("", "../../too/far")).isEmpty();
    assertThat(Coordinate.sibling("", "..")).isEmpty();
  }
}
