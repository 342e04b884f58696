package dev.relay.repo.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.repo.workspace.RemoteUrl;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteAddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.8",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fec0::1",
        "fd00::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::"
      })
  void knowsPrivateAddresses(String address) throws UnknownHostException {
    assertThat(RemoteAddresses.isPrivate(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "140.82.121.4",
        "172.32.0.1",
        "100.128.0.1",
        "192.0.2.1",
        "2606:4700::1111",
        "64:ff9b::808:808",
        "2002:808:808::"
      })
  void knowsPublicAddresses(String address) throws UnknownHostException {
    assertThat(RemoteAddresses.isPrivate(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://0x7f000001/x",
        "http://127.1/x",
        "http://2130706433/x",
        "http://0177.0.0.1/x",
        "http://127.0.0.1./x",
        "http://0x7f.0.0.1/x",
        "ssh://git@010.0.0.1/x"
      })
  void refusesAddressesThatProgramsReadDifferently(String url) {
    assertThatThrownBy(() -> new RemoteAddresses("").permitted(new RemoteUrl(url), "x"))
        .isInstanceOf(GitFailure.class);
  }

  @Test
  void allowsWhatThePersonAllowed() {
    var url = new RemoteUrl("http://10.0.0.1/x");
    for (var setting : new String[] {"1", "10.0.0.1", "git.example, 10.0.0.1"}) {
      assertThat(new RemoteAddresses(setting).permitted(url, "x")).hasSize(1);
    }
    assertThatThrownBy(() -> new RemoteAddresses("git.example").permitted(url, "x"))
        .isInstanceOf(GitFailure.class)
        .hasMessageContaining("set RELAY_ALLOW_PRIVATE_REMOTES=10.0.0.1");
    assertThat(new RemoteAddresses("").permitted(new RemoteUrl("file:///x"), "x")).isEmpty();
  }

  @Test
  void holdsGitToWhatWasLookedAt() {
    var url = new RemoteUrl("https://8.8.8.8:8443/x");
    var addresses = new RemoteAddresses("");
    assertThat(addresses.pinned(url, addresses.permitted(url, "x")))
        .containsExactly(
            "-c", "http.followRedirects=false", "-c", "http.curloptResolve=8.8.8.8:8443:8.8.8.8");
    assertThat(new RemoteAddresses("1").pinned(url, addresses.permitted(url, "x"))).isEmpty();
  }
}
