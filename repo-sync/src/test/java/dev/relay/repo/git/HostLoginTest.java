package dev.relay.repo.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.git.HostCredentials.Credential;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostLoginTest {
  @Test
  void keepsWhatTheUserConfiguredByEnvironment() {
    var variables =
        new HashMap<>(
            Map.of(
                "GIT_CONFIG_COUNT", "1",
                "GIT_CONFIG_KEY_0", "user.name",
                "GIT_CONFIG_VALUE_0", "Ada"));
    HostLogin.add(variables, new Credential("https://git.example.com", "relay", "a'b\"$(id)"));
    assertThat(variables)
        .containsEntry("GIT_CONFIG_KEY_0", "user.name")
        .containsEntry("GIT_CONFIG_KEY_2", "credential.https://git.example.com.helper")
        .containsEntry("GIT_CONFIG_COUNT", "3")
        .containsEntry("RELAY_GIT_PASSWORD", "a'b\"$(id)");
    assertThat(variables.get("GIT_CONFIG_VALUE_2"))
        .contains("GIT_CONFIG_COUNT=1")
        .doesNotContain("(id)");
  }

  @Test
  void showsNoPasswordInItsText() {
    assertThat(new Credential("https://git.example.com", "relay", "hidden").toString())
        .doesNotContain("hidden");
  }
}
