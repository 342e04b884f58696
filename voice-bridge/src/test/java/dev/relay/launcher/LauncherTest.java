package dev.relay.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LauncherTest {
  @TempDir Path machine;
  private Launcher launcher;

  @BeforeEach
  void freshMachine() throws IOException {
    launcher = Launcher.on(machine);
  }

  @Test
  void explainsItself() throws Exception {
    var help = launcher.run("help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("relay demo", "relay up [--port N] [--detach]", "RELAY_HOME");
    assertThat(launcher.run().out()).isEqualTo(help.out());
    assertThat(launcher.run("version").out()).matches("relay \\d+\\.\\d+\\.\\d+\\S*");
  }

  @Test
  void refusesWhatItDoesNotKnow() throws Exception {
    assertThat(launcher.run("fly").err())
        .isEqualTo("relay: there is no command 'fly'. Try ./relay help.");
    assertThat(launcher.run("up", "--fast").err()).contains("up knows --port N and --detach");
    assertThat(launcher.run("up", "--port", "http").err()).contains("a port is a number");
  }

  @Test
  void namesEverythingThatIsMissingAndHowToGetIt() throws Exception {
    launcher.program("apt-get", "exit 0").program("apt-cache", "exit 0");
    var up = launcher.run("up");
    assertThat(up.code()).isEqualTo(1);
    assertThat(up.err().lines())
        .satisfiesExactly(
            jdk ->
                assertThat(jdk)
                    .startsWith("Relay needs a JDK 25, and none was found")
                    .contains("sdk install java"),
            git -> assertThat(git).startsWith("Relay needs git").endsWith("apt-get install git"),
            node -> assertThat(node).startsWith("Relay needs Node 20.19").contains("nodesource"),
            maven ->
                assertThat(maven)
                    .startsWith("Relay needs Maven 3.8.7")
                    .endsWith("apt-get install maven"));
  }

  @ParameterizedTest
  @CsvSource({
    "brew, brew install --cask temurin@25",
    "dnf, dnf install java-25-openjdk-devel",
    "pacman, pacman -S jdk25-openjdk"
  })
  void speaksTheLanguageOfTheSystem(String manager, String command) throws Exception {
    launcher.program(manager, "exit 0");
    assertThat(launcher.run("up").err()).contains(command);
  }

  @ParameterizedTest
  @CsvSource({
    "v18.20.4, false",
    "v20.18.3, false",
    "v20.19.0, true",
    "v21.7.0, false",
    "v22.11.0, false",
    "v22.12.0, true",
    "v25.0.1, true"
  })
  void knowsWhichNodeIsUsable(String version, boolean usable) throws Exception {
    launcher.program("node", "echo " + version);
    var err = launcher.run("up").err();
    if (usable) {
      assertThat(err).doesNotContain("Node");
    } else {
      assertThat(err).contains("Relay needs Node").contains("this is " + version.substring(1));
    }
  }

  @ParameterizedTest
  @CsvSource({"3.6.3, false", "3.8.6, false", "3.8.7, true", "3.9.11, true", "4.0.0, true"})
  void knowsWhichMavenIsUsable(String version, boolean usable) throws Exception {
    launcher.jdk("25.0.3").program("mvn", "echo 'Apache Maven " + version + " (unknown)'");
    var err = launcher.run("up").err();
    assertThat(err.contains("this is " + version)).isNotEqualTo(usable);
  }

  @ParameterizedTest
  @CsvSource({"25, true", "25.0.3, true", "25-ea, false", "17.0.15, false", "26, false"})
  void knowsWhichJdkIsUsable(String version, boolean usable) throws Exception {
    launcher.jdk(version);
    assertThat(launcher.run("up").err().contains("Relay needs a JDK 25")).isNotEqualTo(usable);
  }

  @Test
  void tellsTheDoctorWhatIsWrong() throws Exception {
    Files.writeString(launcher.home(), "in the way");
    launcher.jdk("25.0.3").program("git", "echo git version 2.39.5");
    launcher.environment("OPENAI_API_KEY", "hush");
    var doctor = launcher.run("doctor");
    assertThat(doctor.code()).isEqualTo(1);
    assertThat(doctor.out())
        .containsPattern("git +ok +2.39.5")
        .containsPattern("Node +missing")
        .containsPattern("key +present +OPENAI_API_KEY")
        .containsPattern("home +broken .*is a file")
        .doesNotContain("hush");
  }

  @Test
  void stopsNothingThatIsNotOurs() throws Exception {
    Files.createDirectories(launcher.home().resolve("run"));
    var self = ProcessHandle.current().pid();
    Files.writeString(
        launcher.home().resolve("run/relay.json"),
        "{\"pid\":" + self + ",\"port\":1,\"url\":\"http://127.0.0.1:1\",\"startedAt\":\"x\"}");
    var stop = launcher.run("stop");
    assertThat(stop.code()).isZero();
    assertThat(stop.err()).isEqualTo("No Relay runs on this home.");
    assertThat(launcher.run("token").err()).contains("no Relay runs on this home");
  }
}
