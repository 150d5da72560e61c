"""Render one file of training scenes: pictures, attributes, caption tokens, latents of the shipped encoder.

    make_data.py --seed 201 --count 60000 --model MODEL_FOLDER --out scenes_201.pt
"""
import argparse

import torch

from networks import load_autoencoder
from scene_drawing import draw, layout
from scene_grammar import Words, caption_variants, sample_scenes


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--model", required=True, help="the pipeline folder whose encoder and vocabulary are used")
    parser.add_argument("--out", required=True)
    parser.add_argument("--all-kinds", action="store_true", help="do not leave out the held-out kinds (for the reader)")
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    generator = torch.Generator().manual_seed(args.seed)
    encoder, words = load_autoencoder(args.model).encoder, Words(args.model + "/tokenizer")

    pictures = torch.empty(args.count, 3, 64, 64, dtype=torch.uint8)
    latents = torch.empty(args.count, 4, 16, 16, dtype=torch.float16)
    tokens, parts, places = [], [], []
    with torch.no_grad():
        for start in range(0, args.count, 100):
            n = min(100, args.count - start)
            scenes = sample_scenes(n, generator, hold_out=not args.all_kinds)
            place = layout(scenes, generator)
            image = (draw(scenes, place) * 255 + 0.5).to(torch.uint8)
            pictures[start:start + n] = image
            latents[start:start + n] = encoder(image.float() / 127.5 - 1).half()
            tokens.append(caption_variants(scenes, words, args.seed * 1000003 + start))
            parts.append(scenes)
            places.append({k: place[k] for k in ("x", "y", "radius")})
    join = lambda dicts: {k: torch.cat([d[k] for d in dicts]) for k in dicts[0]}
    torch.save({"pictures": pictures, "latents": latents, "tokens": torch.cat(tokens), "scenes": join(parts),
                "places": join(places)}, args.out)


if __name__ == "__main__":
    main()
