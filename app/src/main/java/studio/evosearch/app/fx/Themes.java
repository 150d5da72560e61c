package studio.evosearch.app.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The theme in force, for the whole program. On the FX thread. */
public final class Themes {
  private final ReadOnlyObjectWrapper<Palette> palette = new ReadOnlyObjectWrapper<>(Palette.LIGHT);
  private Theme wanted = Theme.SYSTEM;

  /** Follows the system while the person wants that. */
  public void followSystem() {
    Platform.getPreferences().colorSchemeProperty().subscribe(scheme -> apply(wanted));
  }

  /** Puts a theme in force. */
  public void apply(Theme theme) {
    wanted = theme;
    boolean dark =
        switch (theme) {
          case LIGHT -> false;
          case DARK -> true;
          case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    String sheet =
        dark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet();
    // Setting it again would style every node again.
    if (!sheet.equals(Application.getUserAgentStylesheet())) {
      Application.setUserAgentStylesheet(sheet);
    }
    palette.set(dark ? Palette.DARK : Palette.LIGHT);
  }

  /** The colours in force, for what is painted in code. */
  public ReadOnlyObjectProperty<Palette> palette() {
    return palette.getReadOnlyProperty();
  }
}
