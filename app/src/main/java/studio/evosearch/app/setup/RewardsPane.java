package studio.evosearch.app.setup;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Inputs;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.setup.RewardSettings.Guide;
import studio.evosearch.engine.reward.RewardEntry;
import studio.evosearch.engine.reward.RewardMix;

/** What guides the search, how much each counts, and what is only measured. */
final class RewardsPane extends VBox {
  private static final Strings STRINGS = Strings.of(RewardsPane.class);

  private final RewardSettings rewards;
  private final VBox guides = new VBox();
  private final FlowPane heldOut = new FlowPane();

  RewardsPane(RewardSettings rewards, Actions actions) {
    this.rewards = rewards;
    getStyleClass().add("part");
    guides.getStyleClass().add("part");
    heldOut.getStyleClass().add("chips");
    actions.add(
        Action.of(
            STRINGS,
            "setup.addReward",
            Material2AL.ADD,
            "",
            Bindings.createBooleanBinding(
                () -> rewards.guides.size() < rewards.entries.size(),
                rewards.guides,
                rewards.entries),
            rewards::add));
    Form mode =
        new Form()
            .row(
                "rewardMode",
                Inputs.choice(
                    rewards.mode, List.of(RewardMix.Mode.values()), RewardsPane::modeName));
    mode.visibleProperty().bind(Bindings.size(rewards.guides).greaterThan(1));
    mode.managedProperty().bind(mode.visibleProperty());
    Label name = new Label(STRINGS.text("rewards.heldOut"));
    name.getStyleClass().add("subheading");
    Label what = new Label(STRINGS.text("rewards.heldOut.what"));
    what.setWrapText(true);
    what.getStyleClass().add("facts");
    getChildren().addAll(guides, actions.button("setup.addReward"), mode, name, what, heldOut);
    rewards.guides.addListener(this::guidesChanged);
    rewards.entries.addListener((ListChangeListener<RewardEntry>) change -> all());
    rewards.heldOut.addListener((ListChangeListener<String>) change -> tick());
    all();
  }

  private static String modeName(RewardMix.Mode mode) {
    return STRINGS.text("rewardMode." + mode.name().toLowerCase(Locale.ROOT));
  }

  private void guidesChanged(ListChangeListener.Change<? extends Guide> change) {
    boolean rows = false;
    while (change.next()) {
      rows |= !change.wasUpdated();
    }
    // A row whose weight is being typed must not be made anew.
    if (rows) {
      all();
    } else {
      chips();
    }
  }

  private void all() {
    guides.getChildren().setAll(rewards.guides.stream().map(this::row).toList());
    chips();
  }

  private Node row(Guide guide) {
    MenuButton choice = Form.explain("guide", new MenuButton());
    choice.setMnemonicParsing(false);
    choice.textProperty().bind(guide.reference().map(rewards::name));
    for (RewardEntry entry : rewards.entries) {
      MenuItem item = new MenuItem(entry.name() + "\n" + entry.description());
      item.setMnemonicParsing(false);
      item.setOnAction(event -> guide.reference().set(entry.reference()));
      choice.getItems().add(item);
    }
    choice.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(choice, Priority.ALWAYS);
    Spinner<Double> weight = Form.explain("weight", Inputs.real(guide.weight(), -1000, 1000, 0.1));
    weight.setMinWidth(70);
    weight.setPrefWidth(70);
    Button remove = new Button("", new FontIcon(Material2AL.CLOSE));
    Form.explain("removeReward", remove);
    remove.getStyleClass().addAll("button-icon", "flat");
    remove.disableProperty().bind(Bindings.size(rewards.guides).lessThan(2));
    remove.setOnAction(event -> rewards.guides.remove(guide));
    HBox row = new HBox(choice, weight, remove);
    row.getStyleClass().add("line");
    return row;
  }

  private void chips() {
    heldOut
        .getChildren()
        .setAll(
            rewards.entries.stream()
                .filter(entry -> !rewards.guiding(entry.reference()))
                .map(this::chip)
                .toList());
  }

  private void tick() {
    for (Node node : heldOut.getChildren()) {
      if (node instanceof ToggleButton chip) {
        chip.setSelected(rewards.heldOut.contains(chip.getUserData()));
      }
    }
  }

  private ToggleButton chip(RewardEntry entry) {
    ToggleButton chip = new ToggleButton(entry.name());
    chip.setMnemonicParsing(false);
    chip.setUserData(entry.reference());
    chip.setSelected(rewards.heldOut.contains(entry.reference()));
    chip.setTooltip(new Tooltip(entry.description()));
    chip.getStyleClass().addAll("small", "chip");
    chip.setAccessibleText(STRINGS.text("rewards.heldOut") + ": " + entry.name());
    chip.setOnAction(event -> rewards.hold(entry.reference(), chip.isSelected()));
    return chip;
  }
}
