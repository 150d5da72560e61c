"""Pictures drawn by the model itself, for training the guide on what it will have to judge.

Two kinds: "redrawn" pictures (a scene's latent, noised to a random middle time and denoised with its caption: the content is
nearly always kept, so all attributes count as known) and "free" pictures (sampled from pure noise for a caption, which they may
or may not show; only used as "closer to this caption than to any other scene's").

    make_samples.py --model MODEL --checkpoint ddim.pt --data scenes_202.pt --redrawn 4000 --free 2000 --out samples.pt
"""
import argparse

import torch

from networks import alphas_cumulative
from sampling import Sampler
from scene_grammar import caption_text, caption_words, scene_rows, select


def redraw(sampler, latents, captions, generator, steps=6, guidance=3.0):
    """Noise the latents to one time between 200 and 560 and come back in a few DDIM steps."""
    alphas = alphas_cumulative()
    begin = int(torch.randint(200, 560, (1,), generator=generator))
    times = torch.linspace(begin, 1, steps + 1).long().tolist()
    ids = torch.tensor([sampler.words.encode_text(c) for c in captions] + [sampler.words.encode([])])
    x = alphas[begin].sqrt() * latents + (1 - alphas[begin]).sqrt() * torch.randn(latents.shape, generator=generator)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        states = sampler.text(input_ids=ids).last_hidden_state
        for t, previous in zip(times[:-1], times[1:]):
            v = sampler._guided(x, t, states[:-1], states[-1:], guidance)
            a, b = alphas[t], alphas[previous]
            start, noise = a.sqrt() * x - (1 - a).sqrt() * v, a.sqrt() * v + (1 - a).sqrt() * x
            x = b.sqrt() * start + (1 - b).sqrt() * noise
    return x


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True)
    parser.add_argument("--checkpoint")
    parser.add_argument("--data", required=True)
    parser.add_argument("--redrawn", type=int, default=4000)
    parser.add_argument("--free", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=401)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    torch.set_num_threads(1)
    sampler = Sampler(args.model, args.checkpoint, "ddim", half=True)
    data = torch.load(args.data, mmap=True)
    generator = torch.Generator().manual_seed(args.seed)
    total = args.redrawn + args.free
    chosen = torch.randperm(len(data["latents"]) - 2000, generator=generator)[:total]
    scenes = select(data["scenes"], chosen)
    captions = [caption_text(caption_words(row)) for row in scene_rows(scenes)]
    out = torch.empty(total, 3, 64, 64, dtype=torch.uint8)
    for i in range(0, total, 50):
        rows = slice(i, min(i + 50, total if i >= args.redrawn else args.redrawn))
        if i < args.redrawn:
            z = redraw(sampler, data["latents"][chosen[rows]].float(), captions[rows], generator)
        else:
            noise = torch.randn(rows.stop - i, 4, 16, 16, generator=generator)
            z = sampler.latents(captions[rows], noise, steps=12, guidance=float(torch.rand(1, generator=generator) * 3 + 1.5))
        out[rows] = (sampler.decode(z) * 255 + 0.5).to(torch.uint8)
        if i % 1000 == 0:
            print(i, flush=True)
    torch.save({"pictures": out, "scenes": scenes, "tokens": data["tokens"][chosen], "redrawn": args.redrawn}, args.out)


if __name__ == "__main__":
    main()
