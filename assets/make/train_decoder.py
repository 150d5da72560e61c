"""Train the decoder of the tiny autoencoder on, for the small objects of crowded scenes. The encoder, and so the latent space,
stays as it is: the decoder learns to draw from the encoder's own latents, with a little noise on them.

    train_decoder.py --model START --data scenes_201.pt --minutes 6 --out decoder.pt
"""
import argparse
import math
import time

import torch

from networks import load_autoencoder
from optimiser import FlatOptimiser, learning_rate


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--minutes", type=float, required=True, help="of processor time")
    parser.add_argument("--rate", type=float, default=6e-4)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(31)
    data, decoder = torch.load(args.data, mmap=True), load_autoencoder(args.model).decoder.train()
    pictures, latents = data["pictures"], data["latents"]
    count = len(pictures) - 512
    optimiser = FlatOptimiser(decoder.named_parameters(), skip=("layers.0.",), average=0.995)

    @torch.no_grad()
    def quality():
        current, error = optimiser.swap_in_average(), []
        for i in range(count, count + 512, 64):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                y = decoder(latents[i:i + 64].float()).float()
            error.append((y - (pictures[i:i + 64].float() / 127.5 - 1)).pow(2).mean())
        torch.save({k: v.clone() for k, v in decoder.state_dict().items()}, args.out)
        optimiser.restore(current)
        return -10 * math.log10(sum(error).item() / len(error) / 4)

    print(f"before {quality():.2f} dB", flush=True)
    start, step, next_report = time.process_time(), 0, 60
    while (progress := (time.process_time() - start) / (args.minutes * 60)) < 1:
        index = torch.randint(0, count, (32,))
        target, z = pictures[index].float() / 127.5 - 1, latents[index].float()
        z = z + torch.randn_like(z) * 0.1 * torch.rand(32, 1, 1, 1)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            y = decoder(z)
        r = y.float() - target
        slope = (r[:, :, :, 1:] - r[:, :, :, :-1]).abs().mean() + (r[:, :, 1:] - r[:, :, :-1]).abs().mean()
        loss = r.abs().mean() + 2 * r.pow(2).mean() + 0.4 * slope
        loss.backward()
        optimiser.step(learning_rate(args.rate, step, progress, flat=0.3))
        step += 1
        if time.process_time() - start > next_report:
            next_report += 60
            print(f"step {step} {time.process_time() - start:.0f} s {quality():.2f} dB", flush=True)
    print(f"final step {step} {quality():.2f} dB", flush=True)


if __name__ == "__main__":
    main()
