"""Train the UNet and the text encoder of a scenes model on, jointly, from the weights of a given folder.

    train_pictures.py --process ddim --start START_FOLDER --minutes 40 --out scenes.pt scenes_201.pt scenes_202.pt
    train_pictures.py --process flow --start START_FOLDER --minutes 25 --out flow.pt   scenes_201.pt scenes_202.pt

ddim: variance-preserving noise, the network predicts v. flow: straight lines x_t = (1 - t) x + t e between the latent x and
noise e, the network predicts the velocity e - x and is told 1000 t. One worker process per core, gradients summed.
The schedule is in minutes of wall time, so a rerun gives similar, not identical, weights.
"""
import argparse
import os
import time

import torch
import torch.distributed as dist
import torch.multiprocessing as multiprocessing

from networks import alphas_cumulative, load_text_encoder, load_unet
from optimiser import FlatOptimiser, learning_rate
from scene_grammar import CAPTION_LENGTH, VARIANT_WEIGHTS, Words

VALIDATION = 512


def noisy_pair(process, x, noise, u):
    """Noisy latents, what the network should predict, and the time it is told, for u uniform in [0, 1)."""
    if process == "flow":
        t = u.view(-1, 1, 1, 1)
        return (1 - t) * x + t * noise, noise - x, 1000 * u
    t = (u * 1000).long().clamp(0, 999)
    alpha = alphas_cumulative()[t].view(-1, 1, 1, 1)
    a, s = alpha.sqrt(), (1 - alpha).sqrt()
    return a * x + s * noise, a * noise - s * x, t


def worker(rank, args):
    torch.set_num_threads(1)
    if args.workers > 1:
        os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT=str(args.port), USE_LIBUV="0")
        dist.init_process_group("gloo", rank=rank, world_size=args.workers)
    files = [torch.load(path, mmap=True) for path in args.data]
    latents = torch.cat([f["latents"] for f in files])
    tokens = torch.cat([f["tokens"] for f in files])
    held_latents, held_tokens = latents[-VALIDATION:].float(), tokens[-VALIDATION:, 0].long()
    count = len(latents) - VALIDATION
    empty = torch.tensor(Words(args.start + "/tokenizer").encode([]))
    assert len(empty) == CAPTION_LENGTH

    torch.manual_seed(args.seed)
    unet, text = load_unet(args.start), load_text_encoder(args.start)
    if args.resume:
        saved = torch.load(args.resume)
        unet.load_state_dict(saved["unet"])
        text.load_state_dict(saved["text"])
    named = [("unet." + n, p) for n, p in unet.named_parameters()] + [("text." + n, p) for n, p in text.named_parameters()]
    optimiser = FlatOptimiser(named, skip=("conv_in", "conv_out", "embedding.weight"),
                               rank=rank, workers=args.workers)
    generator = torch.Generator().manual_seed(args.seed * 100 + rank)
    weights = torch.tensor(VARIANT_WEIGHTS)

    def predict(x, t, ids):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return unet(x, t, text(input_ids=ids).last_hidden_state, return_dict=False)[0].float()

    @torch.no_grad()
    def validate():
        fixed = torch.Generator().manual_seed(5)
        losses = []
        for i in range(0, VALIDATION, 64):
            x = held_latents[i:i + 64]
            noise = torch.randn(x.shape, generator=fixed)
            noisy, target, t = noisy_pair(args.process, x, noise, torch.linspace(0.01, 0.989, 64))
            losses.append((predict(noisy, t, held_tokens[i:i + 64]) - target).pow(2).mean((1, 2, 3)))
        per_time = torch.stack(losses).mean(0)
        return per_time.mean().item(), [round(v, 4) for v in per_time.view(4, 16).mean(1).tolist()]

    def report_and_save(label):
        current = optimiser.swap_in_average()
        loss, quarters = validate()
        state = lambda module: {k: v.clone() for k, v in module.state_dict().items()}
        torch.save({"unet": state(unet), "text": state(text), "step": step}, args.out + ".part")
        os.replace(args.out + ".part", args.out)
        optimiser.restore(current)
        seconds = time.time() - start
        print(f"{label} step {step} {seconds:.0f} s {step * args.batch * args.workers / seconds:.1f} pictures/s "
              f"train {sum(recent) / max(1, len(recent)):.4f} validation {loss:.4f} {quarters}", flush=True)
        recent.clear()

    start, step, next_report, recent = time.time(), 0, 120.0, []
    while True:
        progress = torch.tensor([(time.time() - start) / (args.minutes * 60)])
        if args.workers > 1:
            dist.broadcast(progress, 0)
        progress = progress.item()
        if progress >= 1:
            break
        index = torch.randint(0, count, (args.batch,), generator=generator)
        variant = torch.multinomial(weights, args.batch, replacement=True, generator=generator)
        ids = tokens[index, variant].long()
        ids[torch.rand(args.batch, generator=generator) < 0.1] = empty
        x = latents[index].float()
        u = (torch.arange(args.batch) + torch.rand(args.batch, generator=generator)) / args.batch
        noise = torch.randn(x.shape, generator=generator)
        noisy, target, t = noisy_pair(args.process, x, noise, u)
        loss = (predict(noisy, t, ids) - target).pow(2).mean()
        loss.backward()
        if args.workers > 1:
            dist.all_reduce(optimiser.gradient)
            optimiser.gradient.div_(args.workers)
        optimiser.step(learning_rate(args.rate, step, progress))
        step += 1
        recent.append(loss.item())
        if args.workers > 1 and step % 500 == 0:
            dist.broadcast(optimiser.values, 0)
        if rank == 0 and time.time() - start > next_report:
            next_report += 240
            report_and_save("at")
    if rank == 0:
        report_and_save("final")
    if args.workers > 1:
        dist.destroy_process_group()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--process", choices=("ddim", "flow"), required=True)
    parser.add_argument("--start", required=True, help="pipeline folder to start from")
    parser.add_argument("--resume", help="a .pt written by this script, loaded over the folder's weights")
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--rate", type=float, default=1.5e-3)
    parser.add_argument("--batch", type=int, default=32, help="pictures per worker and step")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--port", type=int, default=29711)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", required=True)
    parser.add_argument("data", nargs="+")
    args = parser.parse_args()
    if args.workers == 1:
        worker(0, args)
    else:
        multiprocessing.spawn(worker, args=(args,), nprocs=args.workers)


if __name__ == "__main__":
    main()
