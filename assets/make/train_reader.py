"""Train the reader (see reader.py) on drawn scenes, some of them through the autoencoder with latent noise.

    make_data.py --seed 301 --count 30000 --all-kinds --model MODEL --out scenes_301.pt
    train_reader.py --minutes 7 --model MODEL --data scenes_301.pt --out reader.pt
"""
import argparse
import math
import time

import torch
import torch.nn.functional as F

from networks import load_autoencoder
from reader import CELL, Reader, judge, read, split_fields
from scene_grammar import select

HELD = 1000


def soften(images, generator):
    """Mild damage, so that soft sampled pictures stay within what was seen: blur and noise. Pictures in [-1, 1]."""
    n = len(images)
    blurred = F.avg_pool2d(F.pad(images, (1, 1, 1, 1), mode="replicate"), 3, 1)
    keep = torch.rand(n, 1, 1, 1, generator=generator) * (torch.rand(n, 1, 1, 1, generator=generator) < 0.3)
    noise = torch.randn(images.shape, generator=generator) * 0.06 * torch.rand(n, 1, 1, 1, generator=generator)
    return torch.lerp(images, blurred, keep) + noise


def through_autoencoder(autoencoder, latents, generator, strength=0.3):
    """Pictures (uint8) decoded from latents with a random amount of noise."""
    out = torch.empty(len(latents), 3, 64, 64, dtype=torch.uint8)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for i in range(0, len(latents), 100):
            z = latents[i:i + 100].float()
            z = z + torch.randn(z.shape, generator=generator) * strength * torch.rand(len(z), 1, 1, 1, generator=generator)
            out[i:i + 100] = ((autoencoder.decoder(z).float().clamp(-1, 1) + 1) * 127.5 + 0.5).to(torch.uint8)
    return out


def loss_of(maps, background, scenes, places):
    """Detection loss: is a cell an object's centre (its neighbours do not count), and what stands there."""
    n = len(maps)
    f, target, weight = split_fields(maps), torch.zeros(n, 16, 16), torch.ones(n, 16, 16)
    used = torch.arange(4)[None] < scenes["count"][:, None]
    px, py = places["x"] / CELL, places["y"] / CELL
    cx, cy = px.floor().long().clamp(0, 15), py.floor().long().clamp(0, 15)
    row = torch.arange(n)[:, None].expand(n, 4)
    cells = torch.arange(16) + 0.5
    for k in range(4):
        near = ((cells[None, None] - px[:, k, None, None]) ** 2 + (cells[None, :, None] - py[:, k, None, None]) ** 2) < 2.6
        weight[near & used[:, k, None, None]] = 0
    r, x, y = row[used], cx[used], cy[used]
    target[r, y, x] = 1
    weight[r, y, x] = 6
    loss = (F.binary_cross_entropy_with_logits(f["object"][:, 0], target, reduction="none") * weight).sum() / n * 0.2
    for name, share in (("shape", 1.0), ("colour", 1.0)):
        loss = loss + share * F.cross_entropy(f[name][r, :, y, x], scenes[name][used])
    sized = used & (scenes["count"] <= 2)[:, None]
    loss = loss + 0.3 * F.cross_entropy(f["size"][row[sized], :, cy[sized], cx[sized]], scenes["size"][sized])
    offset = torch.stack([px - cx - 0.5, py - cy - 0.5], -1)[used]
    return loss + F.l1_loss(f["offset"][r, :, y, x], offset) + 0.5 * F.cross_entropy(background, scenes["background"])


def statements(scenes):
    """The scenes as parsed captions that state everything (chain relations; sizes below three objects)."""
    out = []
    for i, count in enumerate(scenes["count"].tolist()):
        objects = [(scenes["size"][i, k].item() if count <= 2 else None, scenes["colour"][i, k].item(),
                    scenes["shape"][i, k].item()) for k in range(count)]
        out.append({"objects": objects, "relations": scenes["relation"][i, :count - 1].tolist(),
                    "background": scenes["background"][i].item()})
    return out


def accuracy(reader, pictures, scenes):
    """{objects: (share of statements right, share of pictures with all right)} on pictures (uint8) of known scenes."""
    judged = [judge(f, s) for f, s in zip(read(reader, pictures.float() / 255), statements(scenes))]
    result = {}
    for count in (1, 2, 3, 4):
        rows = [j for j, c in zip(judged, scenes["count"].tolist()) if c == count]
        result[count] = (round(sum(r[1] for r in rows) / len(rows), 4), round(sum(r[0] for r in rows) / len(rows), 4))
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--width", type=int, default=72)
    parser.add_argument("--float32", action="store_true", help="full precision, where the processor has no fast bfloat16")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(77)
    generator = torch.Generator().manual_seed(78)
    data = torch.load(args.data)
    pictures, decoded = data["pictures"], through_autoencoder(load_autoencoder(args.model), data["latents"], generator)
    count = len(pictures) - HELD
    reader = Reader(args.width).to(memory_format=torch.channels_last)
    parameters = list(reader.parameters())
    averaged = [p.detach().clone() for p in parameters]
    optimiser = torch.optim.AdamW(parameters, lr=args.rate, betas=(0.9, 0.98), weight_decay=0.01)
    print(sum(p.numel() for p in parameters), "parameters", flush=True)
    start, step, next_report, recent = time.process_time(), 0, 60, []
    while True:  # processor time, so that a busy machine does not shorten the schedule
        progress = (time.process_time() - start) / (args.minutes * 60 * args.threads)
        if progress >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = args.rate * min(1, (step + 1) / 60) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * progress)))
        index = torch.randint(0, count, (64,), generator=generator)
        images = torch.where((torch.rand(64, generator=generator) < 0.6).view(-1, 1, 1, 1), decoded[index], pictures[index])
        images = soften(images.float() / 127.5 - 1, generator)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=not args.float32):
            maps, background = reader(images.contiguous(memory_format=torch.channels_last))
        loss = loss_of(maps, background, select(data["scenes"], index), select(data["places"], index))
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        step += 1
        recent.append(loss.item())
        keep = min(0.995, step / (step + 19))
        with torch.no_grad():
            for a, p in zip(averaged, parameters):
                a.mul_(keep).add_(p, alpha=1 - keep)
        if time.process_time() - start > next_report:
            next_report += 60
            print(f"step {step} {time.process_time() - start:.0f} s loss {sum(recent) / len(recent):.4f}", flush=True)
            recent.clear()
    with torch.no_grad():
        for a, p in zip(averaged, parameters):
            p.copy_(a)
    torch.save(reader.state_dict(), args.out)
    held = select(data["scenes"], slice(count, None))
    print("pictures", step * 64, "drawn", accuracy(reader, pictures[count:], held), "through the autoencoder",
          accuracy(reader, decoded[count:], held), flush=True)


if __name__ == "__main__":
    main()
