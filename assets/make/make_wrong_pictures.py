"""Pictures that are wrong for a caption in one thing that no caption can say well: an object missing and another one doubled in
its place, an object doubled as well, an object left out, colours exchanged, one shape or colour changed. The guide learns to
rank a caption's own picture above them. Half of them go through the autoencoder with latent noise.

    make_wrong_pictures.py --model MODEL --data scenes_201.pt --count 8000 --out wrong.pt
"""
import argparse
import random

import torch

from networks import load_autoencoder
from scene_drawing import draw, layout
from scene_grammar import scene_rows, select
from train_reader import through_autoencoder


def damage(scene, rnd):
    """Change one row of scene_rows in place; the result may hold an object twice."""
    count, colour, shape = scene["count"], scene["colour"], scene["shape"]
    kind = rnd.choice(["replace", "replace", "double", "drop", "swap", "shape", "shape", "colour"])
    i, j = rnd.sample(range(count), 2)
    if kind == "replace":
        colour[i], shape[i] = colour[j], shape[j]
    elif kind == "double" and count < 4:
        colour[count], shape[count] = colour[j], shape[j]
        scene["count"] = count + 1
    elif kind == "drop" or kind == "double":
        for values in (colour, shape):
            values.append(values.pop(i))
        scene["count"] = count - 1
    elif kind == "swap" and colour[i] != colour[j] and shape[i] != shape[j]:
        colour[i], colour[j] = colour[j], colour[i]
    elif kind == "colour":
        colour[i] = rnd.choice([c for c in range(8) if c != colour[i]])
    else:
        shape[i] = rnd.choice([s for s in range(8) if s != shape[i]])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--count", type=int, default=8000)
    parser.add_argument("--seed", type=int, default=501)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    torch.set_num_threads(1)
    generator, rnd = torch.Generator().manual_seed(args.seed), random.Random(args.seed)
    autoencoder = load_autoencoder(args.model)
    scenes = torch.load(args.data, mmap=True)["scenes"]
    usable = (scenes["count"] >= 2).nonzero()[:, 0]
    index = usable[torch.randperm(len(usable), generator=generator)[:args.count]]
    rows = scene_rows(select(scenes, index))
    for row in rows:
        damage(row, rnd)
    wrong = {key: torch.tensor([row[key] for row in rows]) for key in rows[0]}
    pictures = torch.empty(len(rows), 3, 64, 64, dtype=torch.uint8)
    with torch.no_grad():
        for i in range(0, len(rows), 100):
            part = select(wrong, slice(i, i + 100))
            image = (draw(part, layout(part, generator)) * 255 + 0.5).to(torch.uint8)
            if i % 200 == 0:
                image = through_autoencoder(autoencoder, autoencoder.encoder(image.float() / 127.5 - 1), generator)
            pictures[i:i + 100] = image
    torch.save({"index": index, "pictures": pictures}, args.out)


if __name__ == "__main__":
    main()
