package dev.relay.mcp.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.repo.home.SecretBox;
import dev.relay.repo.home.Settings;
import dev.relay.repo.store.Database;
import dev.relay.repo.store.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProviderKeysTest {
  private final Secrets secrets = Secrets.none();
  private static final SecretBox BOX = new SecretBox("0a".repeat(32));
  private final Database database = TestPostgres.fresh().module("task");
  private final ProviderKeys keys = keys(BOX, Map.of());

  @Test
  void keepsAKeyAndShowsOnlyThatItIsThere() {
    keys.put("owner", "OPENAI_API_KEY", "sk-canary");
    assertThat(keys.presence("owner"))
        .containsEntry("OPENAI_API_KEY", "present")
        .containsEntry("GH_TOKEN", "absent")
        .doesNotContainValue("sk-canary");
    assertThat(keys.use("owner", "OPENAI_API_KEY")).contains("sk-canary");
    keys.remove("owner", "OPENAI_API_KEY");
    assertThat(keys.use("owner", "OPENAI_API_KEY")).isEmpty();
  }

  @Test
  void theEnvironmentWins() {
    keys.put("owner", "GH_TOKEN", "sealed");
    assertThat(keys(BOX, Map.of("GH_TOKEN", "given")).use("owner", "GH_TOKEN")).contains("given");
  }

  @Test
  void aStolenDatabaseHoldsNoPlainText() {
    keys.put("owner", "OPENAI_API_KEY", "sk-canary");
    var stored =
        database.client().sql("SELECT sealed FROM sealed_keys").query(byte[].class).single();
    assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("sk-canary");
    var otherKey = new SecretBox("0b".repeat(32));
    assertThat(keys(otherKey, Map.of()).use("owner", "OPENAI_API_KEY")).isEmpty();
    assertThatThrownBy(() -> otherKey.open(stored, "owner\0OPENAI_API_KEY"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatIsSealedIsShownNowhere() {
    keys.put("owner", "OPENAI_API_KEY", "a-key-of-some-length");
    assertThat(secrets.censor("it is a-key-of-some-length")).isEqualTo("it is [redacted]");
    var afterRestart = Secrets.none();
    var again =
        new ProviderKeys(
            database.client(), BOX, Settings.of(Map.of()), afterRestart, InstantSource.system());
    assertThat(again.presence("owner")).containsEntry("OPENAI_API_KEY", "present");
    assertThat(afterRestart.censor("a-key-of-some-length")).isEqualTo("[redacted]");
  }

  @Test
  void aSealedTextOpensForItsOwnPurposeOnly() {
    var sealed = BOX.seal("sk-canary", "owner\0OPENAI_API_KEY");
    assertThat(BOX.open(sealed, "owner\0OPENAI_API_KEY")).isEqualTo("sk-canary");
    assertThatThrownBy(() -> BOX.open(sealed, "owner\0GH_TOKEN"))
        .isInstanceOf(IllegalStateException.class);
    sealed[sealed.length - 1] ^= 1;
    assertThatThrownBy(() -> BOX.open(sealed, "owner\0OPENAI_API_KEY"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(BOX.seal("x", "p")).isNotEqualTo(BOX.seal("x", "p"));
  }

  private ProviderKeys keys(SecretBox box, Map<String, String> environment) {
    return new ProviderKeys(
        database.client(), box, Settings.of(environment), secrets, InstantSource.system());
  }
}
