"""How well a guide tells right from wrong on fresh drawn scenes: captions wrong in one thing, and pictures wrong in one thing.

    check_guide.py START_SCENE_CLIP ../rewards/scene-clip
"""
import random
import sys

import torch

from make_wrong_pictures import damage
from networks import guide_image_features, guide_text_features, load_guide
from scene_drawing import draw, layout
from scene_grammar import Words, sample_scenes, scene_rows, select
from train_guide import caption_ids, hard_negative_accuracy


def to_bytes(pictures):
    return (pictures * 255 + 0.5).to(torch.uint8)


@torch.no_grad()
def main():
    torch.set_num_threads(1)
    generator, rnd = torch.Generator().manual_seed(9977), random.Random(4)
    scenes = sample_scenes(800, generator)
    pictures = to_bytes(draw(scenes, layout(scenes, generator)))
    several = (scenes["count"] >= 2).nonzero()[:, 0]
    rows, damaged = scene_rows(select(scenes, several)), scene_rows(select(scenes, several))
    for row in damaged:
        damage(row, rnd)
    wrong = {key: torch.tensor([row[key] for row in damaged]) for key in damaged[0]}
    wrong = to_bytes(draw(wrong, layout(wrong, generator)))
    for folder in sys.argv[1:]:
        guide, words = load_guide(folder).eval(), Words(folder)
        print(folder)
        for low, high in ((1, 2), (3, 3), (4, 4)):
            chosen = ((scenes["count"] >= low) & (scenes["count"] <= high)).nonzero()[:, 0]
            print(f"  own caption above the wrong one, {low} to {high} objects:",
                  hard_negative_accuracy(guide, pictures[chosen], select(scenes, chosen), words))
        ids = [caption_ids(r, (False, list(range(r["count"])) if r["count"] >= 3 else None, None), words) for r in rows]
        text, score = guide_text_features(guide, torch.tensor(ids)), lambda p: (
            guide_image_features(guide, p.float() / 127.5 - 1) * text).sum(1)
        own, other, count = score(pictures[several]), score(wrong), scenes["count"][several]
        print("  own picture above the damaged one, by number of objects:",
              {k: round((own > other)[count == k].float().mean().item(), 3) for k in (2, 3, 4)},
              f"mean score of the own picture {100 * own.mean():.1f}")


if __name__ == "__main__":
    main()
