"""The reader: an independent check of pictures. A small convolutional detector finds the objects of a picture, with colour,
shape, size and place, and the background. It is trained on drawn scenes only, sees no captions, and shares nothing with the
guide (scene-clip). judge() compares what it reads with a caption.
"""
import itertools

import torch
import torch.nn as nn
import torch.nn.functional as F

CELL = 4  # one map cell is 4 x 4 pixels
FIELDS = {"object": 1, "shape": 8, "colour": 8, "size": 2, "offset": 2}


class Block(nn.Module):
    def __init__(self, width, dilation):
        super().__init__()
        self.norm1, self.norm2 = nn.GroupNorm(8, width), nn.GroupNorm(8, width)
        self.conv1 = nn.Conv2d(width, width, 3, padding=dilation, dilation=dilation)
        self.conv2 = nn.Conv2d(width, width, 3, padding=1)

    def forward(self, x):
        return x + self.conv2(F.silu(self.norm2(self.conv1(F.silu(self.norm1(x))))))


class Reader(nn.Module):
    """Pictures in [-1, 1] to maps (n, 21, 16, 16) and background logits (n, 6)."""

    def __init__(self, width=72):
        super().__init__()
        self.stem1, self.stem2 = nn.Conv2d(12, 40, 3, padding=1), nn.Conv2d(40, width, 3, stride=2, padding=1)
        self.body = nn.Sequential(*[Block(width, d) for d in (1, 1, 2, 1, 2, 1)])
        self.norm = nn.GroupNorm(8, width)
        self.maps = nn.Sequential(nn.Conv2d(width, 128, 1), nn.SiLU(), nn.Conv2d(128, sum(FIELDS.values()), 1))
        self.background = nn.Linear(width * 16, 6)

    def forward(self, x):
        h = self.stem2(F.silu(self.stem1(F.pixel_unshuffle(x, 2))))
        h = F.silu(self.norm(self.body(h)))
        return self.maps(h).float(), self.background(F.adaptive_avg_pool2d(h, 4).flatten(1)).float()


def split_fields(maps):
    return dict(zip(FIELDS, maps.split(list(FIELDS.values()), dim=1)))


@torch.no_grad()
def read(reader, images, batch=256, threshold=0.5):
    """What stands in each picture (in [0, 1]): {objects: [{shape, colour, size, x, y}], background}."""
    out = []
    for start in range(0, len(images), batch):
        maps, background = reader(images[start:start + batch] * 2 - 1)
        f = split_fields(maps)
        score = f["object"]  # compared as logits: the sigmoid saturates, and ties would give an object two centres
        peak = (score == F.max_pool2d(score, 5, 1, 2)) & (torch.sigmoid(score) > threshold)
        shape, colour, size = (f[k].argmax(1) for k in ("shape", "colour", "size"))
        for i in range(len(maps)):
            objects = []
            for cy, cx in peak[i, 0].nonzero().tolist():
                dx, dy = f["offset"][i, :, cy, cx].tolist()
                objects.append({"shape": shape[i, cy, cx].item(), "colour": colour[i, cy, cx].item(),
                                "size": size[i, cy, cx].item(), "x": (cx + 0.5 + dx) * CELL, "y": (cy + 0.5 + dy) * CELL})
            out.append({"objects": objects, "background": background[i].argmax().item()})
    return out


def _relation_holds(relation, a, b):
    dx, dy = b["x"] - a["x"], b["y"] - a["y"]
    if relation < 2:  # above, below
        return abs(dy) > abs(dx) and (dy > 0) == (relation == 0)
    return abs(dx) > abs(dy) and (dx > 0) == (relation == 2)


def judge(found, wanted):
    """(all right, share of statements right) for a read picture against a parsed caption.

    Statements: the number of objects, colour and shape of every object, the sizes told, the relations told, the background.
    The stated objects are matched to the found ones in the way that makes the most statements right.
    """
    objects, relations = wanted["objects"], wanted["relations"]
    total = 1 + 2 * len(objects) + sum(o[0] is not None for o in objects) + sum(r is not None for r in relations)
    total += wanted["background"] is not None
    count_right = int(len(found["objects"]) == len(objects))
    background_right = int(wanted["background"] is not None and found["background"] == wanted["background"])
    best = 0
    slots = list(range(len(found["objects"]))) + [None] * len(objects)
    for match in set(itertools.permutations(slots[:len(objects) + 3] if len(slots) > len(objects) + 3 else slots, len(objects))):
        right = 0
        chosen = [found["objects"][m] if m is not None else None for m in match]
        for (size, colour, shape), o in zip(objects, chosen):
            if o:
                right += (o["colour"] == colour) + (o["shape"] == shape) + (size is not None and o["size"] == size)
        for i, relation in enumerate(relations):
            if relation is not None and chosen[i] and chosen[i + 1]:
                right += _relation_holds(relation, chosen[i], chosen[i + 1])
        best = max(best, right)
    right = best + count_right + background_right
    return right == total, right / total
