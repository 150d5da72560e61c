/**
 * {@code Reward}: how good a picture is for a prompt. {@code Rewards} opens the folders of
 * CLIPScore, PickScore, HPSv2, ImageReward, LAION's aesthetic predictor, of TorchScript modules and
 * of judges behind a chat endpoint; {@code PixelInput} is how each wants its pictures; {@code
 * TrustedRewards} keeps what a person allowed. Then pure-Java measures, and {@code RewardMix} that
 * joins several.
 */
@NullMarked
package studio.evosearch.engine.reward;

import org.jspecify.annotations.NullMarked;
