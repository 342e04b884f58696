package dev.relay.repo.host.github;

import dev.relay.repo.publish.HostFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The private key of a GitHub App, as GitHub gives it out (PKCS#1) or converted (PKCS#8). */
final class PrivateKeys {
  /** The RSA algorithm's name in DER, which PKCS#8 puts before what PKCS#1 is. */
  private static final byte[] RSA = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private PrivateKeys() {}

  /**
   * @param setting the key itself, or the path of the file with it
   */
  static PrivateKey of(String setting) {
    try {
      var pem = setting.contains("-----BEGIN") ? setting : Files.readString(Path.of(setting));
      var der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
      var pkcs8 = pem.contains("BEGIN RSA PRIVATE KEY") ? wrapped(der) : der;
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw HostFailure.refused(
          "The private key of the GitHub App cannot be read: put the key that GitHub gave you, or"
              + " the path of its file, into GITHUB_APP_PRIVATE_KEY.");
    }
  }

  private static byte[] wrapped(byte[] pkcs1) {
    return tagged(0x30, joined(RSA, tagged(0x04, pkcs1)));
  }

  /** A DER value whose length takes two bytes, as that of every RSA key does. */
  private static byte[] tagged(int tag, byte[] value) {
    var head =
        new byte[] {(byte) tag, (byte) 0x82, (byte) (value.length >> 8), (byte) value.length};
    return joined(head, value);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    var both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
