package dev.relay.repo.host.github;

import dev.relay.repo.home.Keys;
import java.util.Optional;

/** As whom Relay comes to GitHub. An App goes before a token. */
sealed interface GitHubAccount {
  record Nobody() implements GitHubAccount {}

  record Token(String value) implements GitHubAccount {
    @Override
    public String toString() {
      return "Token";
    }
  }

  /**
   * @param key as GitHub gave it, or the path of the file with it
   */
  record App(String id, String key) implements GitHubAccount {
    @Override
    public String toString() {
      return "App[id=" + id + "]";
    }
  }

  /** {@code GITHUB_APP_ID} and {@code GITHUB_APP_PRIVATE_KEY}, else {@code GH_TOKEN}. */
  static GitHubAccount of(Keys keys) {
    var id = keys.find("GITHUB_APP_ID");
    var key = keys.find("GITHUB_APP_PRIVATE_KEY");
    if (id.isPresent() && key.isPresent()) {
      return new App(id.get(), key.get());
    }
    Optional<GitHubAccount> token =
        keys.find("GH_TOKEN").or(() -> keys.find("GITHUB_TOKEN")).map(Token::new);
    return token.orElseGet(Nobody::new);
  }
}
