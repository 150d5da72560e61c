package studio.evosearch.app.library;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.library.OfferViewModel.Difference;

/** Where the settings of a picture or a run differ from the setup's, and what to do with them. */
final class OfferDialog extends Dialog<ButtonType> {
  private static final Strings STRINGS = Strings.of(OfferDialog.class);
  private static final ButtonType APPLY =
      new ButtonType(STRINGS.text("offer.apply"), ButtonData.OK_DONE);
  private static final ButtonType OPEN =
      new ButtonType(STRINGS.text("offer.open"), ButtonData.OTHER);

  private OfferDialog(OfferViewModel model, Offer offer) {
    setTitle(STRINGS.text("offer.title", offer.name()));
    setHeaderText(
        STRINGS.text(offer.candidate().isPresent() ? "offer.picture" : "offer.run", offer.name()));
    setResizable(true);
    getDialogPane().getStyleClass().add("offer");
    getDialogPane()
        .getStylesheets()
        .add(OfferDialog.class.getResource("library.css").toExternalForm());
    getDialogPane().getButtonTypes().setAll(APPLY, OPEN, ButtonType.CANCEL);
    getDialogPane().setContent(content(model.differences(), offer));
    Node open = getDialogPane().lookupButton(OPEN);
    open.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.offer().get().flatMap(Offer::run).isEmpty(), model.offer()));
    setOnHidden(hidden -> {
      ButtonType pressed = getResult();
      if (APPLY.equals(pressed)) {
        model.apply();
      } else if (OPEN.equals(pressed)) {
        model.open();
      } else {
        model.close();
      }
    });
  }

  /** Shows a dialog whenever there is something on offer. */
  static void follow(OfferViewModel model, Node owner) {
    model
        .offer()
        .subscribe((before, offer) -> {
          if (before.isEmpty() && offer.isPresent()) {
            OfferDialog dialog = new OfferDialog(model, offer.get());
            dialog.initOwner(owner.getScene().getWindow());
            dialog.show();
          }
        });
  }

  private static Node content(Optional<List<Difference>> differences, Offer offer) {
    VBox content = new VBox(10);
    content.setPadding(new Insets(12));
    if (!offer.commands().isEmpty()) {
      content.getChildren().add(sentence("offer.steered", String.valueOf(offer.commands().size())));
    }
    if (differences.isEmpty()) {
      content.getChildren().add(sentence("offer.noSetup"));
    } else if (differences.get().isEmpty()) {
      content.getChildren().add(sentence("offer.alike"));
    } else {
      TableView<Difference> table = new DifferenceTable(differences.get());
      VBox.setVgrow(table, Priority.ALWAYS);
      content.getChildren().add(table);
    }
    return content;
  }

  private static Label sentence(String key, Object... arguments) {
    Label label = new Label(STRINGS.text(key, arguments));
    label.setWrapText(true);
    return label;
  }
}
