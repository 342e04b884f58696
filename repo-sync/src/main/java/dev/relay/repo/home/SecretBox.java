package dev.relay.repo.home;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals texts with AES-256-GCM. What a text is for is sealed with it, so that a row cannot be moved
 * to another name or user.
 */
public final class SecretBox {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;
  private final String keyId;

  /**
   * @param hexKey 64 hex digits, as the key file holds them
   */
  public SecretBox(String hexKey) {
    var bytes = HexFormat.of().parseHex(hexKey);
    if (bytes.length != 32) {
      throw new IllegalArgumentException("a key has 256 bits");
    }
    this.key = new SecretKeySpec(bytes, "AES");
    this.keyId = id(bytes);
  }

  /** Names the key without saying anything about it; kept beside what it sealed. */
  public String keyId() {
    return keyId;
  }

  public byte[] seal(String text, String purpose) {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    var sealed = crypt(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8), purpose);
    var all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
    return all;
  }

  /** Throws {@link IllegalStateException} when another key or purpose sealed it, or it changed. */
  public String open(byte[] sealed, String purpose) {
    var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    var rest = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
    return new String(crypt(Cipher.DECRYPT_MODE, nonce, rest, purpose), StandardCharsets.UTF_8);
  }

  private byte[] crypt(int mode, byte[] nonce, byte[] input, String purpose) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a sealed text does not open with this key", e);
    }
  }

  private static String id(byte[] key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update("relay key id".getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(key), 0, 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
