/**
 * {@code Reward}: how good a picture is for a prompt. CLIPScore from a CLIPModel folder, pure-Java
 * image measures, and {@code RewardMix} that joins several.
 */
@NullMarked
package studio.evosearch.engine.reward;

import org.jspecify.annotations.NullMarked;
