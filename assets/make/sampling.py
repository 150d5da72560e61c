"""Plain batch samplers, the same arithmetic as the DDIM and FlowMatchEulerDiscrete schedulers of diffusers, with guidance."""
import json
import os

import torch

from networks import alphas_cumulative, load_autoencoder, load_text_encoder, load_unet
from scene_grammar import Words


class Sampler:
    """Draws pictures from a pipeline folder, or from the weights of a training checkpoint over that folder."""

    def __init__(self, folder, checkpoint=None, process=None, half=False):
        self.unet, self.text = load_unet(folder).eval(), load_text_encoder(folder).eval()
        self.autoencoder, self.words = load_autoencoder(folder), Words(folder + "/tokenizer")
        with open(os.path.join(folder, "scheduler/scheduler_config.json"), encoding="utf-8") as file:
            self.scheduler = json.load(file)
        self.process = process or ("flow" if "Flow" in self.scheduler["_class_name"] else "ddim")
        if checkpoint:
            saved = torch.load(checkpoint)
            self.unet.load_state_dict(saved["unet"])
            self.text.load_state_dict(saved["text"])
        self.half = half  # bfloat16 arithmetic: faster, for training pictures and quick looks

    def _guided(self, x, t, cond, empty, guidance):
        n = len(x)
        t = torch.full((n,), float(t))
        if guidance == 1:
            return self.unet(x, t, cond, return_dict=False)[0].float()
        both = self.unet(torch.cat([x, x]), torch.cat([t, t]), torch.cat([empty.expand_as(cond), cond]), return_dict=False)[0]
        uncond, cond = both.float().chunk(2)
        return uncond + guidance * (cond - uncond)

    @torch.no_grad()
    def latents(self, captions, noise, steps=30, guidance=4.0):
        """captions: texts, one per row of noise (n, 4, 16, 16)."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.half):
            unique = sorted(set(captions))
            ids = torch.tensor([self.words.encode_text(c) for c in unique] + [self.words.encode([])])
            states = self.text(input_ids=ids).last_hidden_state
            cond, empty = states[[unique.index(c) for c in captions]], states[-1:]
            x = noise
            if self.process == "flow":
                shift = self.scheduler.get("shift", 1.0)
                sigmas = torch.linspace(1.0, 0.001, steps)
                sigmas = torch.cat([shift * sigmas / (1 + (shift - 1) * sigmas), torch.zeros(1)])
                for i in range(steps):
                    x = x + (sigmas[i + 1] - sigmas[i]) * self._guided(x, 1000 * sigmas[i], cond, empty, guidance)
                return x
            alphas, stride = alphas_cumulative(), 1000 // steps
            for t in [i * stride + 1 for i in range(steps)][::-1]:
                previous = t - stride
                a, b = alphas[t], alphas[previous] if previous >= 0 else alphas[0]
                v = self._guided(x, t, cond, empty, guidance)
                start, noise_part = a.sqrt() * x - (1 - a).sqrt() * v, a.sqrt() * v + (1 - a).sqrt() * x
                x = b.sqrt() * start + (1 - b).sqrt() * noise_part
            return x

    @torch.no_grad()
    def decode(self, latents):
        """Latents to pictures in [0, 1]."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.half):
            return ((self.autoencoder.decoder(latents).float() + 1) / 2).clamp(0, 1)

    def pictures(self, captions, generator, steps=30, guidance=4.0, batch=64):
        """Pictures in [0, 1] for a list of captions, noise drawn from the generator in order."""
        noise = torch.randn(len(captions), 4, 16, 16, generator=generator)
        return torch.cat([self.decode(self.latents(captions[i:i + batch], noise[i:i + batch], steps, guidance))
                          for i in range(0, len(captions), batch)])
