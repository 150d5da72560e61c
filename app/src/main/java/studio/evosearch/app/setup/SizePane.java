package studio.evosearch.app.setup;

import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import studio.evosearch.app.fx.Inputs;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.engine.model.Size;

/**
 * Width, height and, of a model that makes videos, frames. Empty fields show the model's own; what
 * is typed is tried with the model when a field is left.
 */
final class SizePane {
  private static final Strings STRINGS = Strings.of(SizePane.class);

  private final SetupViewModel setup;

  private SizePane(SetupViewModel setup) {
    this.setup = setup;
  }

  /** Adds the rows of a size to a form. */
  static void rows(Form form, SetupViewModel setup) {
    SizePane pane = new SizePane(setup);
    SizeSettings size = setup.sampling.size;
    TextField width = pane.field("width", size.width, Size::width);
    TextField height = pane.field("height", size.height, Size::height);
    TextField frames = pane.field("frames", size.frames, Size::frames);
    HBox both = new HBox(width, new Label("×"), height);
    both.getStyleClass().add("line");
    Label name = new Label(STRINGS.text("field.size"));
    name.setLabelFor(width);
    name.setTooltip(width.getTooltip());
    form.addRow(form.getRowCount(), name, both);
    form.row("frames", frames);
    var sized = setup.model.chosen().map(model -> !model.toy());
    List.of(name, both).forEach(node -> shown(node, sized));
    var videos =
        Bindings.createBooleanBinding(
            () ->
                !size.frames.get().isBlank()
                    || setup.ownSize().get().filter(own -> own.frames() > 1).isPresent(),
            size.frames,
            setup.ownSize());
    form.getChildren().stream()
        .filter(node -> Form.getRowIndex(node) == form.getRowCount() - 1)
        .forEach(node -> shown(node, videos));
  }

  private static void shown(Node node, ObservableValue<Boolean> when) {
    node.visibleProperty().bind(when);
    node.managedProperty().bind(when);
  }

  private TextField field(String key, StringProperty value, ToIntFunction<Size> extent) {
    TextField field = Form.explain(key, Inputs.text(value, ""));
    field.setPrefColumnCount(4);
    HBox.setHgrow(field, Priority.ALWAYS);
    // A branch goes on with latents of its run's size.
    field.disableProperty().bind(setup.branch().map(Optional::isPresent));
    setup
        .ownSize()
        .subscribe(own ->
            field.setPromptText(
                own.map(size -> Numbers.count(extent.applyAsInt(size))).orElse("")));
    field.setOnAction(event -> setup.sizeEntered());
    field
        .focusedProperty()
        .subscribe((was, is) -> {
          if (was && !is) {
            setup.sizeEntered();
          }
        });
    return field;
  }
}
