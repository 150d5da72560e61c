"""One flat parameter vector, trained with Muon (hidden matrices) and AdamW (everything else), with an averaged copy (EMA)."""
import math

import torch
import torch.distributed as dist


def orthogonalise(x, iterations=5):
    """Newton-Schulz iteration towards the nearest orthogonal matrices; x is a batch of matrices with rows <= columns."""
    x = x.bfloat16()
    x = x / (x.flatten(1).norm(dim=1)[:, None, None] + 1e-7)
    for _ in range(iterations):
        a = torch.bmm(x, x.transpose(1, 2))
        x = torch.baddbmm(x, torch.baddbmm(a, a, a, beta=-4.7750, alpha=2.0315), x, beta=3.4445)
    return x.float()


class FlatOptimiser:
    """Moves the parameters of a module into one vector and updates it.

    skip: names of matrices that AdamW handles although they have two dimensions or more (embeddings, first and last layers).
    rank, workers: with several processes each orthogonalises its share of the matrices and the results are exchanged.
    """

    def __init__(self, named_parameters, skip, weight_decay=0.01, average=0.999, rank=0, workers=1):
        self.rank, self.workers = rank, workers
        named = [(n, p) for n, p in named_parameters if p.requires_grad]
        total = sum(p.numel() for _, p in named)
        self.values, self.gradient = torch.empty(total), torch.zeros(total)
        self.decay, adam = torch.zeros(total), torch.ones(total, dtype=torch.bool)
        self.matrices, offset = {}, 0
        for name, p in named:
            size = p.numel()
            part = slice(offset, offset + size)
            self.values[part] = p.data.reshape(-1)
            p.data = self.values[part].view(p.shape)
            p.grad = self.gradient[part].view(p.shape)
            if p.dim() >= 2:
                self.decay[part] = weight_decay
                if not any(s in name for s in skip):
                    rows, columns = p.shape[0], size // p.shape[0]
                    adam[part] = False
                    self.matrices.setdefault((min(rows, columns), max(rows, columns)), []).append((offset, rows, columns))
            offset += size
        self.adam_index = adam.nonzero().squeeze(1)
        self.momentum = torch.zeros(total)
        self.square = torch.zeros(len(self.adam_index))
        self.averaged, self.average, self.steps = self.values.clone(), average, 0

    @torch.no_grad()
    def step(self, rate, clip=1.0):
        """One update; the gradient is clipped to the given norm and cleared."""
        self.steps += 1
        g = self.gradient
        g.mul_(min(1.0, clip / (g.norm().item() + 1e-6)))
        self.values.sub_(rate * self.decay * self.values)
        change = torch.zeros_like(self.values)
        for (_, longest), group in self.matrices.items():
            batch, group = [], group[self.rank::self.workers]
            if not group:
                continue
            for offset, rows, columns in group:
                m, part = self.momentum[offset:offset + rows * columns], g[offset:offset + rows * columns]
                m.mul_(0.95).add_(part, alpha=0.05)
                update = (part * 0.05 + m * 0.95).view(rows, columns)
                batch.append(update if rows <= columns else update.t())
            updates = orthogonalise(torch.stack(batch))
            for k, (offset, rows, columns) in enumerate(group):
                update = updates[k] if rows <= columns else updates[k].t()
                change[offset:offset + rows * columns].view(rows, columns).copy_(update).mul_(0.2 * math.sqrt(longest))
        if self.workers > 1:
            dist.all_reduce(change)
        self.values.sub_(change, alpha=rate)
        part = g[self.adam_index]
        m = self.momentum[self.adam_index].mul_(0.9).add_(part, alpha=0.1)
        self.momentum[self.adam_index] = m
        self.square.mul_(0.99).addcmul_(part, part, value=0.01)
        self.values[self.adam_index] -= rate * (m / (1 - 0.9 ** self.steps)) / (
            (self.square / (1 - 0.99 ** self.steps)).sqrt() + 1e-8)
        keep = min(self.average, (self.steps + 1) / (self.steps + 20))
        self.averaged.mul_(keep).add_(self.values, alpha=1 - keep)
        g.zero_()

    def swap_in_average(self):
        """Put the averaged values into the module; returns the current ones for restore()."""
        current = self.values.clone()
        self.values.copy_(self.averaged)
        return current

    def restore(self, current):
        self.values.copy_(current)


def learning_rate(base, step, progress, warm_up=50, flat=0.4):
    """Linear warm-up, constant until `flat` of the schedule, then a cosine to 2 % of the base rate."""
    cosine = 1.0 if progress < flat else 0.5 * (1 + math.cos(math.pi * (progress - flat) / (1 - flat)))
    return base * min(1.0, (step + 1) / warm_up) * (0.02 + 0.98 * cosine)
