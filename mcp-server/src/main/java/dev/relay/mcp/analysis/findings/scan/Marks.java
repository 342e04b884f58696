package dev.relay.mcp.analysis.findings.scan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tells whether two secrets are equal without keeping either, by a key that ends with Relay. */
final class Marks {
  private static final String MAC = "HmacSHA256";

  private final SecretKeySpec key;

  Marks() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    this.key = new SecretKeySpec(bytes, MAC);
  }

  long of(String secret) {
    try {
      var mac = Mac.getInstance(MAC);
      mac.init(key);
      return ByteBuffer.wrap(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }
}
