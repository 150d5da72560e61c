package studio.evosearch.app.fx;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Shows a film's frames, one after another and over and over, until it is closed. */
interface Projector {
  /** What is seen; keeps within a screen. */
  Node view(Region screen);

  /** The frame on show, from 0. */
  ReadOnlyIntegerProperty frame();

  ReadOnlyBooleanProperty playing();

  void play();

  void pause();

  /** Shows a frame. */
  void seek(int frame);

  void close();
}
