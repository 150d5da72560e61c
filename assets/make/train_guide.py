"""Train the guide (scene-clip, a CLIPModel) on to scenes of three and four objects.

Contrastive over the batch, plus four hard negatives per picture: captions wrong in one thing only; and for some captions a
picture that is wrong in one thing (make_wrong_pictures.py). A linear head that tells the
kinds of object, their pairs, their number and the background from the picture's and from the caption's embedding is an
auxiliary loss, dropped afterwards. Pictures: drawn, through the autoencoder with latent noise, and the model's own.

    train_guide.py --start START_SCENE_CLIP --model MODEL --data scenes_201.pt --wrong wrong.pt --samples samples.pt --minutes 14 --out guide.pt
"""
import argparse
import random
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

from networks import guide_image_features, guide_text_features, load_autoencoder, load_guide
from optimiser import FlatOptimiser, learning_rate
from scene_grammar import Words, caption_words, is_held_out, scene_rows, select
from train_reader import soften, through_autoencoder

KINDS = ["swap colours", "relation", "colour", "shape", "background", "size", "object count"]
NEGATIVES, BATCH, HELD = 4, 64, 400


def allowed(scene):
    """Whether a caption of this scene may stand among the training captions (held-out kinds only below three objects)."""
    objects = list(zip(scene["colour"], scene["shape"]))[:scene["count"]]
    return len(set(objects)) == len(objects) and not (
        scene["count"] >= 3 and any(is_held_out(colour, shape) for colour, shape in objects))


def spoil(scene, kind, rnd):
    """A copy of the scene (a row) that is wrong in one thing; falls back to another kind where that one does not apply."""
    for attempt in range(40):
        s = {k: (list(v) if isinstance(v, list) else v) for k, v in scene.items()}
        count = s["count"]
        i = rnd.randrange(count)
        kind_now = kind if attempt < 20 else 2
        if kind_now == 0:
            if count < 2:
                kind = 2
                continue
            i, j = rnd.sample(range(count), 2)
            if s["colour"][i] == s["colour"][j] or s["shape"][i] == s["shape"][j]:
                continue
            s["colour"][i], s["colour"][j] = s["colour"][j], s["colour"][i]
        elif kind_now == 1:
            if count < 2:
                kind = 4
                continue
            link = rnd.randrange(count - 1)
            s["relation"][link] = rnd.choice([s["relation"][link] ^ 1] * 2 + [r for r in range(4) if r != s["relation"][link]])
        elif kind_now == 2:
            s["colour"][i] = rnd.choice([c for c in range(8) if c != s["colour"][i]])
        elif kind_now == 3:
            s["shape"][i] = rnd.choice([c for c in range(8) if c != s["shape"][i]])
        elif kind_now == 4:
            s["background"] = rnd.choice([c for c in range(6) if c != s["background"]])
        elif kind_now == 5:
            told = [k for k in range(count) if s["say_size"][k]]
            if not told:
                kind = 3 if rnd.random() < 0.5 else 1
                continue
            i = rnd.choice(told)
            s["size"][i] = 1 - s["size"][i]
        else:
            s["count"] = count - 1 if count == 4 or (count > 1 and rnd.random() < 0.5) else count + 1
            if s["count"] > count:  # the added object and its relation are whatever was drawn for the empty place
                s["colour"][count], s["shape"][count] = rnd.randrange(8), rnd.randrange(8)
            if s["count"] >= 3:
                s["say_size"] = [False] * 4
        if allowed(s):
            return s
    return None


def caption_ids(scene, style, words):
    """Token ids of one scene in a style: (reverse, order or None, seed of the loose style or None)."""
    reverse, order, loose = style
    if order is not None:
        order = [i for i in order if i < scene["count"]]
        order += [i for i in range(scene["count"]) if i not in order]
        if scene["count"] < 3:
            order = None
    return words.encode(caption_words(scene, reverse, order, random.Random(loose) if loose is not None else None))


def batch_captions(rows, words, rnd, shape_share):
    """Token ids of the right captions, then of NEGATIVES wrong ones per picture, and whether each right one tells the relations."""
    right, wrong, told = [], [[] for _ in range(NEGATIVES)], []
    for scene in rows:
        count = scene["count"]
        order = rnd.sample(range(count), count) if count >= 3 and rnd.random() < 0.4 else None
        loose = rnd.random() if rnd.random() < 0.12 else None
        style = (rnd.random() < 0.5, order, loose)
        right.append(caption_ids(scene, style, words))
        told.append(order is None and loose is None)
        kinds = [0, 2, 3] if loose is not None else [0, 2, 3, 4, 6] if order is not None else list(range(7))
        for k in range(NEGATIVES):
            kind = 3 if rnd.random() < shape_share else rnd.choice(kinds)
            bad = None
            while bad is None:
                bad = spoil(scene, kind, rnd)
                if bad and order is not None and all(bad[f] == scene[f] for f in ("count", "colour", "shape", "background")):
                    bad = None  # a list does not tell relations or sizes
                if bad is None:
                    kind = 2
            style_bad = style if loose is not None or rnd.random() < 0.5 else (rnd.random() < 0.5, order, None)
            wrong[k].append(caption_ids(bad, style_bad, words))
    return torch.tensor(right + sum(wrong, [])), torch.tensor(told)


HEAD_SIZE = 64 + 128 + 4 + 6


def head_targets(scenes):
    """Kinds present (64), colour pairs with the axis of their relation (128), number of objects, background."""
    n = len(scenes["count"])
    kinds, pairs, row = torch.zeros(n, 64), torch.zeros(n, 128), torch.arange(n)
    for k in range(4):
        used = scenes["count"] > k
        kinds[row[used], (scenes["colour"][:, k] * 8 + scenes["shape"][:, k])[used]] = 1
        if k:
            a, b, r = scenes["colour"][:, k - 1], scenes["colour"][:, k], scenes["relation"][:, k - 1]
            first, second = torch.where(r % 2 == 0, a, b), torch.where(r % 2 == 0, b, a)  # first is above or left
            pairs[row[used], ((r // 2) * 64 + first * 8 + second)[used]] = 1
    return kinds, pairs, scenes["count"] - 1, scenes["background"]


def head_loss(logits, targets, pairs_told, share=1.0):
    kinds, pairs, count, background = logits.split((64, 128, 4, 6), 1)
    loss = F.binary_cross_entropy_with_logits(kinds, targets[0], reduction="none").sum(1)
    loss = loss + 0.7 * F.binary_cross_entropy_with_logits(pairs, targets[1], reduction="none").sum(1) * pairs_told
    loss = loss + F.cross_entropy(count, targets[2], reduction="none")
    return share * (loss + F.cross_entropy(background, targets[3], reduction="none")).mean()


@torch.no_grad()
def hard_negative_accuracy(guide, pictures, scenes, words, seed=11):
    """{kind: share of pictures (uint8) whose own caption scores above the one wrong in that}, chains only, every count."""
    rnd, rows, result = random.Random(seed), scene_rows(scenes), {}
    features = torch.cat([guide_image_features(guide, pictures[i:i + 128].float() / 127.5 - 1) for i in range(0, len(rows), 128)])
    own = torch.tensor([caption_ids(s, (False, None, None), words) for s in rows])
    own = (features * guide_text_features(guide, own)).sum(1)
    for number, kind in enumerate(KINDS):
        keep, ids = [], []
        for i, s in enumerate(rows):
            if (number in (0, 1) and s["count"] < 2) or (number == 5 and not any(s["say_size"][:s["count"]])):
                continue
            bad = spoil(s, number, rnd)
            if bad:
                keep.append(i)
                ids.append(caption_ids(bad, (False, None, None), words))
        if not keep:
            continue
        other = (features[keep] * guide_text_features(guide, torch.tensor(ids))).sum(1)
        result[kind] = round((own[keep] > other).float().mean().item(), 3)
    return result


def wrong_picture_loss(guide, wrong, pictures, scenes, words, scale, rnd, generator, n=20):
    """Captions (mostly lists) must score higher with their own picture than with the one that is wrong in one thing."""
    pick = torch.randint(0, len(wrong["index"]), (n,), generator=generator)
    rows = scene_rows(select(scenes, wrong["index"][pick]))
    ids = []
    for scene in rows:
        order = rnd.sample(range(scene["count"]), scene["count"]) if scene["count"] >= 3 and rnd.random() < 0.7 else None
        ids.append(caption_ids(scene, (rnd.random() < 0.5, order, None), words))
    images = torch.cat([pictures[wrong["index"][pick]], wrong["pictures"][pick]])
    images = soften(images.float() / 127.5 - 1, generator)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        image, text = guide_image_features(guide, images), guide_text_features(guide, torch.tensor(ids))
    logits = scale * torch.stack([(text * image[:n]).sum(1), (text * image[n:]).sum(1)], 1)
    return F.cross_entropy(logits, torch.zeros(n, dtype=torch.long))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--start", required=True, help="the scene-clip folder to start from")
    parser.add_argument("--model", required=True, help="pipeline folder: autoencoder and vocabulary")
    parser.add_argument("--data", nargs="+", required=True)
    parser.add_argument("--samples", nargs="*", default=[])
    parser.add_argument("--wrong", help="wrong pictures for captions of the first data file")
    parser.add_argument("--resume")
    parser.add_argument("--decoded", type=int, default=20000, help="pictures per data file sent through the autoencoder")
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--rate", type=float, default=1.5e-3)
    parser.add_argument("--shape-share", type=float, default=0.25)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rnd, generator = random.Random(args.seed), torch.Generator().manual_seed(args.seed)
    words, guide, autoencoder = Words(args.start), load_guide(args.start), load_autoencoder(args.model)
    if args.resume:
        guide.load_state_dict(torch.load(args.resume))

    pictures, scenes, free = [], [], []
    for path in args.data:
        data = torch.load(path, mmap=True)
        half = args.decoded
        pictures += [through_autoencoder(autoencoder, data["latents"][:half], generator), data["pictures"][half:]]
        scenes.append(data["scenes"])
        free.append(torch.zeros(len(data["latents"]), dtype=torch.bool))
    held_pictures, held_scenes = pictures[-1][-HELD:], select(scenes[-1], slice(-HELD, None))
    held_decoded = through_autoencoder(autoencoder, data["latents"][-HELD:], generator)
    pictures[-1], scenes[-1], free[-1] = pictures[-1][:-HELD], select(scenes[-1], slice(None, -HELD)), free[-1][:-HELD]
    drawn = sum(len(p) for p in pictures)
    for path in args.samples:
        data = torch.load(path)
        pictures.append(data["pictures"])
        scenes.append(data["scenes"])
        free.append(torch.arange(len(data["pictures"])) >= data["redrawn"])
    pictures, free = torch.cat(pictures), torch.cat(free)
    scenes = {k: torch.cat([s[k] for s in scenes]) for k in scenes[0]}
    wrong = torch.load(args.wrong) if args.wrong else None
    sample_share = 0.3 if args.samples else 0.0
    print("pictures", len(pictures), "of them the model's own", len(pictures) - drawn, flush=True)

    head = nn.Linear(128, HEAD_SIZE)
    named = list(guide.named_parameters()) + [("head." + n, p) for n, p in head.named_parameters()]
    optimiser = FlatOptimiser(named, skip=("embedding", "head."), average=0.995)

    def validate():
        current = optimiser.swap_in_average()
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            result = [list(hard_negative_accuracy(guide, p, held_scenes, words).values()) for p in (held_pictures, held_decoded)]
        torch.save({k: v.clone() for k, v in guide.state_dict().items()}, args.out)
        optimiser.restore(current)
        return result

    print("before", validate(), flush=True)
    clock = time.process_time
    start, step, next_report, recent = clock(), 0, 90, []
    while True:  # processor time, so that a busy machine does not shorten the schedule
        progress = (clock() - start) / (args.minutes * 60 * args.threads)
        if progress >= 1:
            break
        index = torch.randint(0, drawn, (BATCH,), generator=generator)
        own = torch.rand(BATCH, generator=generator) < sample_share
        if args.samples:
            index = torch.where(own, torch.randint(drawn, len(pictures), (BATCH,), generator=generator), index)
        chosen, is_free = select(scenes, index), free[index]
        dx, dy = torch.randint(-2, 3, (2,), generator=generator).tolist()
        images = soften(pictures[index].float() / 127.5 - 1, generator)
        images = F.pad(images, (2, 2, 2, 2), mode="replicate")[:, :, 2 + dy:66 + dy, 2 + dx:66 + dx]
        ids, told = batch_captions(scene_rows(chosen), words, rnd, args.shape_share)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            image, text = guide_image_features(guide, images), guide_text_features(guide, ids)
        scale = guide.logit_scale.clamp(max=4.0).exp()
        logits, target = scale * image @ text.t(), torch.arange(BATCH)
        # free samples: their own wrong captions may be right, so those do not count against them
        column = torch.arange(len(ids))
        mask = is_free[:, None] & (column[None] % BATCH == target[:, None]) & (column[None] >= BATCH)
        logits = logits.masked_fill(mask, -1e4)
        own_logits = torch.stack([(image * text[k * BATCH:(k + 1) * BATCH]).sum(1) for k in range(NEGATIVES + 1)], 1) * scale
        known = ~is_free
        targets = head_targets(chosen)
        image_told = torch.ones(BATCH)
        loss = F.cross_entropy(logits, target) + 0.5 * F.cross_entropy(logits[:, :BATCH].t(), target)
        loss = loss + 1.5 * F.cross_entropy(own_logits[known], target.new_zeros(int(known.sum())))
        loss = loss + head_loss(head(10 * image[known]), [t[known] for t in targets], image_told[known], 0.5)
        loss = loss + head_loss(head(10 * text[:BATCH][told]), [t[told] for t in targets], image_told[told], 0.25)
        if wrong:
            loss = loss + wrong_picture_loss(guide, wrong, pictures, scenes, words, scale, rnd, generator)
        loss.backward()
        optimiser.step(learning_rate(args.rate, step, progress, flat=0.2))
        step += 1
        recent.append(loss.item())
        if clock() - start > next_report:
            next_report += 180
            print(f"step {step} {clock() - start:.0f} s {step * BATCH / (clock() - start):.0f} pictures/s "
                  f"loss {sum(recent) / len(recent):.3f} {validate()}", flush=True)
            recent.clear()
    print("final step", step, "pictures", step * BATCH, KINDS, validate(), "scale", guide.logit_scale.exp().item(), flush=True)


if __name__ == "__main__":
    main()
