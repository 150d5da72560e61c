package studio.evosearch.app.fx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Files that were saved outside the studio: told of, and shown in the system's window of files. */
public final class SavedFiles {
  private static final Strings STRINGS = Strings.of(SavedFiles.class);

  /** Shows a file to the person, apart from the FX thread. */
  public interface Revealer {
    void reveal(Path file) throws IOException, InterruptedException;
  }

  private final Tasks tasks;
  private final Notices notices;
  private final Consumer<String> clipboard;
  private final Revealer revealer;
  private Optional<Path> folder = Optional.empty();

  /** With the system's clipboard and its window of files. */
  public SavedFiles(Tasks tasks, Notices notices) {
    this(tasks, notices, SavedFiles::copy, FileManager::reveal);
  }

  /**
   * With others, for tests.
   *
   * @param clipboard takes a text on the FX thread
   */
  public SavedFiles(Tasks tasks, Notices notices, Consumer<String> clipboard, Revealer revealer) {
    this.tasks = tasks;
    this.notices = notices;
    this.clipboard = clipboard;
    this.revealer = revealer;
  }

  private static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  /** The folder something was saved in last. */
  public Optional<Path> folder() {
    return folder;
  }

  /** Tells of a file, and offers to show it. */
  public void saved(Path file) {
    saved(file, STRINGS.text("saved", file.toString()));
  }

  /**
   * Tells of several files in other words.
   *
   * @param last one of them, which is shown
   */
  public void saved(Path last, String text) {
    folder = Optional.ofNullable(last.getParent());
    notices.done(text, STRINGS.text("reveal"), () -> reveal(last));
  }

  /** Puts a text on the clipboard. */
  public void copyText(String text) {
    clipboard.accept(text);
  }

  /** Shows a file in the system's window of files. */
  public void reveal(Path file) {
    tasks.run(
        () -> {
          revealer.reveal(file);
          return file;
        },
        shown -> {},
        failure -> {
          // A desktop without such a window: the person can still find the file by its path.
          clipboard.accept(file.toString());
          notices.warning(STRINGS.text("reveal.copied", file.toString()));
        });
  }
}
