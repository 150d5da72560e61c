"""Draws scenes: layout of the objects, backgrounds, signed-distance shapes with analytic antialiasing. 64x64 RGB."""
import math

import torch

SIZE = 64
OBJECT_RGB = torch.tensor([[226, 44, 52], [245, 134, 30], [250, 214, 48], [52, 178, 74],
                           [38, 98, 226], [136, 62, 190], [244, 120, 178], [246, 246, 248]]) / 255.0
_Y, _X = torch.meshgrid(torch.arange(SIZE) + 0.5, torch.arange(SIZE) + 0.5, indexing="ij")
# step from an object to the next one of the chain, for the relations above, below, left, right
_STEP = torch.tensor([[0, 1], [0, -1], [1, 0], [-1, 0]])


def layout(scenes, generator):
    """Where everything stands: radius, rotation, tint, x and y of every object (n, 4), and the noise of the background."""
    n = len(scenes["count"])

    def uniform(low, high, *shape):
        return low + (high - low) * torch.rand(shape or (n,), generator=generator)

    place = {"rotation": uniform(-0.22, 0.22, n, 4), "tint": uniform(-0.03, 0.03, n, 4, 3),
             "noise": torch.rand(n, 6, generator=generator), "stars": torch.rand(n, 14, 4, generator=generator)}
    count, relation = scenes["count"], scenes["relation"]
    x, y = torch.zeros(n, 4), torch.zeros(n, 4)
    radius = torch.where(scenes["size"] == 0, uniform(13, 15.5, n, 4), uniform(6.8, 8.4, n, 4))

    # one object: anywhere inside the frame
    r1, r2 = radius[:, 0], radius[:, 1]
    x[:, 0] = 32 + uniform(-1, 1) * (29 - r1)
    y[:, 0] = 32 + uniform(-1, 1) * (29 - r1) * 0.8

    # two objects: next to each other along the axis of the relation
    two = count == 2
    vertical, first = relation[:, 0] < 2, (relation[:, 0] == 0) | (relation[:, 0] == 2)
    separation = r1 + r2 + uniform(1.5, 5)
    total = separation + r1 + r2
    start = 32 + uniform(-1, 1) * (58 - total).clamp(min=0) / 2 - total / 2
    along1 = torch.where(first, start + r1, start + total - r1)
    along2 = torch.where(first, start + total - r2, start + r2)
    across1 = 32 + uniform(-6, 6)
    across2 = across1 + uniform(-4, 4)
    for k, (along, across) in enumerate(((along1, across1), (along2, across2))):
        x[:, k] = torch.where(two, torch.where(vertical, across, along), x[:, k])
        y[:, k] = torch.where(two, torch.where(vertical, along, across), y[:, k])

    # three and four objects: the cells of the chain's path on a grid
    many = count >= 3
    cell = torch.zeros(n, 4, 2)
    cell[:, 1:] = torch.cumsum(_STEP[relation], 1).float()
    used = torch.arange(4)[None] < count[:, None]
    low = torch.where(used[..., None], cell, torch.full_like(cell, 9)).amin(1)
    high = torch.where(used[..., None], cell, torch.full_like(cell, -9)).amax(1)
    extent = (high - low + 1)  # columns, rows
    wide = (extent == 3).any(1)
    r_many = torch.where(wide[:, None], uniform(7.4, 9.2, n, 4), uniform(8.6, 11.4, n, 4))
    radius = torch.where(many[:, None], r_many, radius)
    pitch = torch.where(extent == 3, uniform(19.8, 20.8, n, 2),
                        torch.where(wide[:, None], uniform(20.5, 26, n, 2), uniform(24.5, 28.5, n, 2)))
    half = (extent - 1) / 2 * pitch
    slack = (31 - half - 10).clamp(min=0)
    centre = 32 + uniform(-1, 1, n, 2) * torch.minimum(slack, torch.tensor(9.0))
    where = centre[:, None] + (cell - (low + high)[:, None] / 2) * pitch[:, None] + uniform(-1.3, 1.3, n, 4, 2)
    x = torch.where(many[:, None], where[..., 0], x)
    y = torch.where(many[:, None], where[..., 1], y)
    place.update(x=x, y=y, radius=radius)
    return place


def _blend(a, b, t):
    return a + (b - a) * t


def _rgb(code):
    return torch.tensor([int(code[i:i + 2], 16) / 255.0 for i in (0, 2, 4)]).view(1, 3, 1, 1)


def _dots(image, stars, count, colour, height, radius, strength):
    for j in range(count):
        s = stars[:, j]
        d = torch.sqrt((_X - s[:, 0].view(-1, 1, 1) * SIZE) ** 2 + (_Y - s[:, 1].view(-1, 1, 1) * SIZE * height) ** 2)
        image = _blend(image, colour, ((radius(s) - d).clamp(0, 1) * strength(s))[:, None])
    return image


def draw_background(kind, noise, stars):
    """All backgrounds of a batch: (n, 3, 64, 64)."""
    image = torch.empty(len(kind), 3, SIZE, SIZE)
    down = (_Y / SIZE)[None, None]
    for k in range(6):
        rows = kind == k
        if not rows.any():
            continue
        m = int(rows.sum())
        b, st = noise[rows], stars[rows]
        v = lambda i: b[:, i].view(-1, 1, 1)
        if k == 0:  # night
            im = _blend(_rgb("070b2a"), _rgb("27306e"), down).expand(m, 3, SIZE, SIZE)
            im = _dots(im, st, 14, _rgb("fdf6d8"), 1.0, lambda s: 1.25 + 0.5 * s[:, 2].view(-1, 1, 1),
                       lambda s: 0.45 + 0.5 * s[:, 3].view(-1, 1, 1))
        elif k == 1:  # sunset
            h = (0.55 + 0.25 * v(0))[:, None]
            im = _blend(_rgb("3a1c5c"), _rgb("e8566a"), (down / h).clamp(0, 1))
            im = _blend(im, _rgb("ffc46b"), ((down - h * 0.55) / (1.05 - h * 0.55)).clamp(0, 1))
        elif k == 2:  # sea
            horizon = SIZE * (0.60 + 0.12 * v(0))
            wave = horizon + 1.2 * torch.sin(_X * (0.25 + 0.1 * v(1)) + 6.28 * v(2))
            sea = _blend(_rgb("2a93c4"), _rgb("0d4f8c"), ((_Y - horizon) / (SIZE - horizon)).clamp(0, 1)[:, None])
            ripple = torch.sin(_X * 0.35 + 6.28 * v(3) + _Y * 0.9) * torch.sin(_Y * 1.25 + 6.28 * v(4))
            im = _blend(_blend(_rgb("a9dcf5"), _rgb("e9f7fb"), down), sea + 0.025 * ripple[:, None],
                        (_Y - wave + 0.5).clamp(0, 1)[:, None])
        elif k == 3:  # hills
            far = SIZE * (0.66 + 0.06 * v(0)) + 4 * torch.sin(_X * 0.075 + 6.28 * v(1))
            near = SIZE * (0.78 + 0.06 * v(2)) + 4 * torch.sin(_X * 0.06 + 6.28 * v(3))
            im = _blend(_blend(_rgb("7cc4f2"), _rgb("dff1fb"), down), _rgb("8fcf6a"), (_Y - far + 0.5).clamp(0, 1)[:, None])
            im = _blend(im, _rgb("4e9f45"), (_Y - near + 0.5).clamp(0, 1)[:, None])
        elif k == 4:  # snow
            far = SIZE * (0.70 + 0.06 * v(0)) + 4 * torch.sin(_X * 0.07 + 6.28 * v(1))
            near = SIZE * (0.82 + 0.05 * v(2)) + 3 * torch.sin(_X * 0.06 + 6.28 * v(3))
            im = _blend(_blend(_rgb("8fa6bd"), _rgb("cfdbe6"), down), _rgb("dfe8f1"), (_Y - far + 0.5).clamp(0, 1)[:, None])
            im = _blend(im, _rgb("fafcff"), (_Y - near + 0.5).clamp(0, 1)[:, None])
            im = _dots(im, st, 10, _rgb("ffffff"), 0.75, lambda s: 1.5, lambda s: 0.8)
        else:  # plain paper
            im = _blend(_rgb("f7f0df"), _rgb("efe3c8"), down)
        image[rows] = im.expand(m, 3, SIZE, SIZE)
    return image


def _distance(x, y, r, shape):
    """Signed distance in pixels to the outline (negative inside); x, y centred on the object with y upwards."""
    out = torch.empty_like(x)
    for k in range(8):
        rows = shape == k
        if not rows.any():
            continue
        X, Y, R = x[rows], y[rows], r[rows]
        if k == 0:  # circle
            d = torch.sqrt(X * X + Y * Y) - R * 0.95
        elif k == 1:  # square
            a, b = X.abs() - R * 0.74, Y.abs() - R * 0.74
            d = torch.sqrt(a.clamp(min=0) ** 2 + b.clamp(min=0) ** 2) + torch.maximum(a, b).clamp(max=0) - R * 0.06
        elif k == 2:  # triangle
            q, side = math.sqrt(3), R * 0.98
            a, b = X.abs() - side, Y + side / q + R * 0.12
            fold = (a + q * b) > 0
            a, b = torch.where(fold, (a - q * b) / 2, a), torch.where(fold, (-q * a - b) / 2, b)
            a = a - torch.minimum(torch.maximum(a, -2 * side), torch.zeros_like(a))
            d = -torch.sqrt(a * a + b * b) * torch.sign(b)
        elif k == 3:  # star
            inner, R2 = 0.45, R * 1.12
            c, s = 0.809016994375, -0.587785252292
            a, b = X.abs(), Y
            t = 2 * (a * c + b * s).clamp(min=0)
            a, b = a - t * c, b - t * s
            t = 2 * (a * -c + b * s).clamp(min=0)
            a, b = (a + t * c).abs(), b - t * s - R2
            u, v = inner * 0.587785252292, inner * 0.809016994375 - 1
            h = torch.minimum(((a * u + b * v) / (u * u + v * v)).clamp(min=0), R2)
            d = torch.sqrt((a - u * h) ** 2 + (b - v * h) ** 2) * torch.sign(b * u - a * v)
        elif k == 4:  # heart
            scale = R * 1.62
            a, b = X.abs() / scale, (Y + R * 0.92) / scale
            lobe = torch.sqrt((a - 0.25) ** 2 + (b - 0.75) ** 2) - math.sqrt(2) / 4
            m = 0.5 * (a + b).clamp(min=0)
            point = torch.sqrt(torch.minimum(a ** 2 + (b - 1) ** 2, (a - m) ** 2 + (b - m) ** 2)) * torch.sign(a - b)
            d = torch.where(a + b > 1, lobe, point) * scale
        elif k == 5:  # ring
            d = (torch.sqrt(X * X + Y * Y) - R * 0.74).abs() - R * 0.22
        elif k == 6:  # crescent
            d = torch.maximum(torch.sqrt(X * X + Y * Y) - R,
                              R * 0.82 - torch.sqrt((X - R * 0.48) ** 2 + (Y - R * 0.12) ** 2))
        else:  # diamond
            d = (X.abs() / 0.70 + Y.abs() - R * 1.1) * 0.573
        out[rows] = d
    return out


def draw(scenes, place):
    """Pictures of a batch of scenes: (n, 3, 64, 64) in [0, 1]."""
    image = draw_background(scenes["background"], place["noise"], place["stars"])
    dark = (scenes["background"] <= 1).view(-1, 1, 1, 1)
    for k in (3, 2, 1, 0):
        rows = scenes["count"] > k
        if not rows.any():
            continue
        v = lambda name: place[name][rows, k].view(-1, 1, 1)
        dx, dy = _X - v("x"), v("y") - _Y
        c, s = torch.cos(v("rotation")), torch.sin(v("rotation"))
        d = _distance(c * dx + s * dy, c * dy - s * dx, v("radius"), scenes["shape"][rows, k])[:, None]
        colour = (OBJECT_RGB[scenes["colour"][rows, k]] + place["tint"][rows, k]).clamp(0, 1).view(-1, 3, 1, 1)
        r = v("radius")[:, None]
        im = image[rows]
        glow, shadow = torch.exp(-d.clamp(min=0) / (r * 0.28)) * 0.42, torch.exp(-d.clamp(min=0) / 2.2) * 0.30
        im = torch.where(dark[rows], _blend(im, colour, glow), _blend(im, torch.zeros(1, 3, 1, 1), shadow))
        shade = dy[:, None] / r * 0.13 + 0.04
        fill = (colour + torch.where(shade > 0, shade * (1 - colour) * 1.2, shade * colour * 1.3)).clamp(0, 1)
        edge = 1.0 + 1.1 * ((r - 6) / 7).clamp(0, 1)
        fill = _blend(fill, colour * 0.55, (d + edge).clamp(0, 1) * 0.75)
        image[rows] = _blend(im, fill, (0.5 - d).clamp(0, 1))
    return image.clamp(0, 1)
