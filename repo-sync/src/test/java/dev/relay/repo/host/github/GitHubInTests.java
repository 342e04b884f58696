package dev.relay.repo.host.github;

import dev.relay.repo.git.HostCredentials;
import dev.relay.repo.home.Keys;
import dev.relay.repo.home.Settings;
import dev.relay.repo.webhook.HookHost;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;

/** What tests of other packages need of this leaf. */
public final class GitHubInTests {
  private GitHubInTests() {}

  public static HookHost hooks(Settings settings, Keys keys) {
    return new GitHubHooks(access(settings, keys));
  }

  public static HostCredentials credentials(Settings settings, Keys keys) {
    return new GitHubCredentials(access(settings, keys));
  }

  /** Without pauses between changes. */
  static GitHubAccess access(Settings settings, Keys keys) {
    return new GitHubAccess(settings, keys, new Courtesy(InstantSource.system(), _ -> {}));
  }

  /** As GitHub gives it to the owner of an App. */
  static String privateKey() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      var pkcs8 = generator.generateKeyPair().getPrivate().getEncoded();
      var pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);
      return "-----BEGIN RSA PRIVATE KEY-----\n"
          + Base64.getMimeEncoder().encodeToString(pkcs1)
          + "\n-----END RSA PRIVATE KEY-----\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
