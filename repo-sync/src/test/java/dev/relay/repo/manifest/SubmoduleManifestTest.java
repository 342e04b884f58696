package dev.relay.repo.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.graph.ManifestReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubmoduleManifestTest extends ManifestReaderContract {
  private static final String MODULES =
      """
      [submodule "libs/api"]
      \tpath = libs/api
      \turl = git@github.com:acme/api.git
      [submodule "beside"]
      \tpath = beside
      \turl = ../beside.git
      """;

  @Override
  ManifestReader reader() {
    return new SubmoduleManifest();
  }

  @Override
  Map<String, String> samples() {
    return Map.of(".gitmodules", MODULES);
  }

  @Test
  void seesAddresses() {
    assertThat(uses(".gitmodules", MODULES))
        .containsExactly("address github.com/acme/api@3~0.9", "address ../beside@6~0.9");
    assertThat(reader().reads("sub/.gitmodules")).isFalse();
  }

  @Test
  void ignoresHostileAddressesAndSaysSo() {
    var hostile =
        """
        [submodule "a\u0007b"]
        \turl = ext::sh -c 'touch /tmp/pwned'
        [submodule "flag"]
        \turl = --upload-pack=touch
        [submodule "ssh"]
        \turl = -oProxyCommand=touch@example.com:x
        [submodule "helper"]
        \turl = fd::17
        """;

    var manifest = read(".gitmodules", hostile);

    assertThat(manifest.consumes()).isEmpty();
    assertThat(manifest.notes())
        .hasSize(4)
        .first()
        .isEqualTo(
            ".gitmodules:2 the address of the submodule a?b is none that git may fetch from; it"
                + " is ignored.");
    assertThat(manifest.notes()).noneMatch(note -> note.contains("touch"));
  }
}
