package dev.relay.mcp.access;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The second half of a browser's sign-in. A cookie goes to every port of a host, so any other
 * server on this machine that the person visits is shown it; this key lies in the storage of
 * Relay's own page alone, and without it a cookie changes nothing.
 */
public final class PageKeys {
  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec secret;

  /** {@code secret} is the home's login secret, which no program that runs here is given. */
  public PageKeys(String secret) {
    this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC);
  }

  /** HMAC-SHA256 of the session's cookie, 43 characters of base64url. */
  public String of(String cookie) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(secret);
      var code = mac.doFinal(("page:" + cookie).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has " + HMAC, e);
    }
  }

  public boolean fit(@Nullable String key, @Nullable String cookie) {
    return key != null && cookie != null && Credential.same(key, of(cookie));
  }
}
