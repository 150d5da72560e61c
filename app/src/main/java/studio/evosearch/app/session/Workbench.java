package studio.evosearch.app.session;

import java.util.Optional;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Notices;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.app.fx.Themes;
import studio.evosearch.app.settings.PreferencesModel;
import studio.evosearch.engine.checkpoint.Assets;

/**
 * What every view is given.
 *
 * @param session the run on show
 * @param pictures of candidates
 * @param draft the run that would start now
 * @param packs what is packed and unpacked
 * @param actions where views put what a person can do in them
 * @param notices where views tell what happened
 * @param tasks work apart from the FX thread
 * @param themes the colours in force
 * @param preferences what the person prefers
 * @param assets what ships with the program; empty when it is not found
 */
public record Workbench(
    Session session,
    Pictures pictures,
    Draft draft,
    Packs packs,
    Actions actions,
    Notices notices,
    Tasks tasks,
    Themes themes,
    PreferencesModel preferences,
    Optional<Assets> assets) {}
