package dev.relay.mcp.analysis.findings.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.analysis.findings.rule.RuleFile;
import dev.relay.mcp.analysis.findings.rule.RuleSet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BlobScanTest {
  private static final BlobScan SCAN =
      new BlobScan(
          new RuleSet(
              RuleFile.parse(
                  "test.yaml",
                  """
                  defaults: {topic: security, severity: high, title: T, why: W., fix: F., secret: 'true'}
                  rules:
                    - {id: acme-key, keywords: [acme_], pattern: '\\bacme_([a-z0-9]{12})\\b', entropy: 2.5}
                    - {id: key-block, keywords: [begin key], pattern: 'BEGIN KEY\\s+([A-Z]{8})', after: 1}
                    - {id: near-key, keywords: [k-], pattern: 'k-([0-9]{6})', near: acme}
                    - {id: store, paths: ['*.p12']}
                  """)));
  private static final String KEY = "acme_" + "a1b2c3d4e5f6";

  private static BlobScan.Result scan(String path, String text) {
    return SCAN.scan(path, text.getBytes(StandardCharsets.UTF_8), () -> false);
  }

  private static List<String> places(String text) {
    return scan("a.txt", text).hits().stream().map(hit -> hit.rule() + ":" + hit.line()).toList();
  }

  @Test
  void saysTheLine() {
    assertThat(places("one\ntwo " + KEY + "\r\nthree\n")).containsExactly("acme-key:2");
    assertThat(places(KEY)).containsExactly("acme-key:1");
    assertThat(places("\n\nBEGIN KEY\nQWERTYUI\n")).containsExactly("key-block:4");
    assertThat(places("täßt ".repeat(50) + KEY)).containsExactly("acme-key:1");
  }

  @Test
  void findsSecretsAllOverALineOfAMegabyte() {
    var other = "acme_" + "z9y8x7w6v5u4";
    var text =
        KEY + " " + "acme_? ".repeat(75_000) + other + " " + "#".repeat(600_000) + KEY + "\n";
    assertThat(text.length()).isGreaterThan(1 << 20);
    assertThat(places(text)).containsExactly("acme-key:1", "acme-key:1");
    assertThat(places("x\n" + "y".repeat(1 << 20) + " " + KEY)).containsExactly("acme-key:2");
  }

  @Test
  void passesOverBinaryFilesButNotTheirNames() {
    assertThat(places("a\0b " + KEY)).isEmpty();
    assertThat(scan("keys/release.p12", "\0\1").hits()).containsExactly(new Hit("store", 1, "", 0));
    assertThat(scan("empty.txt", "").hits()).isEmpty();
  }

  @Test
  void looksAtWhatIsNear() {
    assertThat(places("for acme:\n\nk-123456\n")).containsExactly("near-key:3");
    assertThat(places("for acme:\n\n\n\n\nk-123456\n")).isEmpty();
  }

  @Test
  void keepsNoSecretAndKnowsItAgain() {
    var hits = scan("a.txt", KEY + "\n" + KEY + "\n").hits();
    assertThat(hits).hasSize(2).noneMatch(hit -> hit.toString().contains("a1b2"));
    assertThat(hits.getFirst().mark()).isEqualTo(hits.getLast().mark()).isNotZero();
  }

  @Test
  void readsWhatIsMeantSo() {
    var ignores =
        scan(
                "A.java",
                """
                int a; // relay:ignore acme-key made for the test */
                /* relay:ignore acme-key the next line is no key */
                # relay:ignore acme-key
                """)
            .ignores();
    assertThat(ignores)
        .containsExactly(
            new InlineIgnore(1, "acme-key", "made for the test", false),
            new InlineIgnore(2, "acme-key", "the next line is no key", true),
            new InlineIgnore(3, "acme-key", "", true));
    assertThat(ignores.get(1).covers("acme-key", 3)).isTrue();
    assertThat(ignores.get(0).covers("acme-key", 2)).isFalse();
  }

  @Test
  void stopsWhenItIsTold() {
    var asked = new AtomicInteger();
    var text = (KEY + "\n").repeat(20_000).getBytes(StandardCharsets.UTF_8);
    SCAN.scan("a.txt", text, () -> asked.incrementAndGet() > 1);
    assertThat(asked.get()).isBetween(2, 10);
  }
}
