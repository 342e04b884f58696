package dev.relay.mcp.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The workspace that {@code workspace use} chose; a file of the home. */
record InUse(Path file) {
  Optional<String> name() {
    try {
      return Optional.of(Files.readString(file).strip()).filter(name -> !name.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  void choose(String name) {
    try {
      Files.writeString(file, name + "\n");
    } catch (IOException e) {
      throw new Failure("The choice could not be kept in the home of Relay; see its rights.", e);
    }
  }

  void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new Failure("The choice could not be taken out of the home; see its rights.", e);
    }
  }
}
