"""Sample a suite of prompts, score with the guide, judge with the reader (which the guide never saw).

    evaluate.py --model MODEL [--checkpoint ddim.pt] --guide SCENE_CLIP [--guide-weights guide.pt] --reader reader.pt
                --prompts ../prompts/scenes-hard.txt --seeds 64 --steps 30 --guidance 4 --sheet sheet.png

"right" is the share of pictures with everything the prompt states right: number of objects, every colour, shape and told size,
every relation and the background. Best of N is by the guide's score, averaged over random draws of N from the pool.
"""
import argparse
import time

import torch

from networks import guide_image_features, guide_text_features, load_guide
from pictures import save_sheet
from reader import Reader, judge, read
from sampling import Sampler
from scene_grammar import parse_caption


def best_of(scores, right, share, n, generator, draws=400):
    """Mean guide score, share of statements right and share of all-right pictures of the best-scored of n, per prompt and overall."""
    prompts, pool = scores.shape
    if n == pool:
        index = scores.argmax(1, keepdim=True)
        return [t.gather(1, index).mean().item() for t in (scores, share, right)]
    total = torch.zeros(3)
    for _ in range(draws):
        index = torch.stack([torch.randperm(pool, generator=generator)[:n] for _ in range(prompts)])
        index = index.gather(1, scores.gather(1, index).argmax(1, keepdim=True))
        total += torch.stack([t.gather(1, index).mean() for t in (scores, share, right)])
    return (total / draws).tolist()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True)
    parser.add_argument("--checkpoint")
    parser.add_argument("--process", choices=("ddim", "flow"))
    parser.add_argument("--guide", required=True)
    parser.add_argument("--guide-weights")
    parser.add_argument("--reader", required=True)
    parser.add_argument("--prompts", required=True)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--seeds", type=int, default=64)
    parser.add_argument("--steps", type=int, default=30)
    parser.add_argument("--guidance", type=float, default=4.0)
    parser.add_argument("--seed", type=int, default=9001)
    parser.add_argument("--half", action="store_true", help="bfloat16 arithmetic, for quick looks")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--sheet")
    parser.add_argument("--save", help="keep the pictures (.pt)")
    parser.add_argument("--pictures", help="judge the pictures kept by --save again instead of sampling, with another guide")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    with open(args.prompts, encoding="utf-8") as file:
        prompts = [line.strip() for line in file if line.strip() and not line.startswith("#")][:args.limit]
    sampler = Sampler(args.model, args.checkpoint, args.process, args.half)
    guide = load_guide(args.guide).eval()
    if args.guide_weights:
        guide.load_state_dict(torch.load(args.guide_weights))
    reader = Reader()
    reader.load_state_dict(torch.load(args.reader))
    reader.eval()

    earlier = torch.load(args.pictures) if args.pictures else None
    if earlier:
        prompts, args.seeds = earlier["prompts"], earlier["pictures"].shape[1]
    generator, start, sheets = torch.Generator().manual_seed(args.seed), time.time(), []
    scores, right, share = (torch.zeros(len(prompts), args.seeds) for _ in range(3))
    kept = []
    for p, prompt in enumerate(prompts):
        if earlier:
            images = earlier["pictures"][p].float() / 255
        else:
            images = sampler.pictures([prompt] * args.seeds, generator, args.steps, args.guidance)
        kept.append((images * 255 + 0.5).to(torch.uint8))
        with torch.no_grad():
            text = guide_text_features(guide, torch.tensor([sampler.words.encode_text(prompt)]))
            scores[p] = 100 * (guide_image_features(guide, images * 2 - 1) @ text.t())[:, 0]
        judged = [judge(found, parse_caption(prompt)) for found in read(reader, images)]
        right[p] = torch.tensor([float(j[0]) for j in judged])
        share[p] = torch.tensor([j[1] for j in judged])
        best = scores[p].argmax()
        order = scores[p].argsort(descending=True)
        sheets.append(torch.cat([images[:6], images[order[:6]]]))
        print(f"{prompt:88s} score {scores[p].mean():5.1f} sd {scores[p].std():4.1f} max {scores[p].max():5.1f} | right "
              f"{right[p].mean():.2f} share {share[p].mean():.3f} | best of {args.seeds}: {'right' if right[p, best] else 'wrong'} "
              f"{share[p, best]:.2f}", flush=True)
    print(f"{len(prompts) * args.seeds} pictures, {time.time() - start:.0f} s")
    if args.save:
        torch.save({"prompts": prompts, "pictures": torch.stack(kept), "scores": scores, "right": right, "share": share}, args.save)
    if args.sheet:  # per prompt: the first six seeds, then the six best by the guide
        save_sheet(torch.cat(sheets), 12, args.sheet, scale=1)
    draws = torch.Generator().manual_seed(2)
    for n in (1, 4, 16, 64):
        if n <= args.seeds:
            s, h, r = best_of(scores, right, share, n, draws)
            print(f"best of {n:2d}: score {s:.2f} share of statements {h:.3f} right {r:.3f}")


if __name__ == "__main__":
    main()
