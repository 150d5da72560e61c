"""The bundled model's UNet in plain PyTorch, traced: what the program's own script is measured against.

python assets/make/trace_unet.py ROWS FILE.pt, then
TRACED=FILE.pt ROWS=ROWS mvn -q -pl engine test-compile exec:exec@bench -Dbench=model.TracedBench

Needs torch and numpy alone; tried with torch 1.13.
"""
import json
import math
import pathlib
import struct
import sys

import numpy
import torch
import torch.nn.functional as F

WEIGHTS = pathlib.Path(__file__).parent.parent / "models/scenes/unet/diffusion_pytorch_model.safetensors"
HEADS, GROUPS, WIDTH = 4, 16, 48


def sizes(x):
    return [int(n) for n in x.shape]  # a trace keeps them as numbers


class UNet(torch.nn.Module):
    """The network written out, by the names of its tensors."""

    def __init__(self):
        super().__init__()
        data = WEIGHTS.read_bytes()
        (length,) = struct.unpack("<Q", data[:8])
        header = json.loads(data[8 : 8 + length])
        header.pop("__metadata__", None)
        for name, tensor in header.items():
            begin, end = tensor["data_offsets"]
            values = numpy.frombuffer(data[8 + length + begin : 8 + length + end], dtype="<f4").copy()
            self.register_buffer(name.replace(".", "__"), torch.from_numpy(values).view(tensor["shape"]))

    def weight(self, name):
        return getattr(self, name.replace(".", "__"), None)

    def linear(self, name, x):
        return F.linear(x, self.weight(name + ".weight"), self.weight(name + ".bias"))

    def conv(self, name, x, stride=1):
        weight = self.weight(name + ".weight")
        return F.conv2d(x, weight, self.weight(name + ".bias"), [stride] * 2, [sizes(weight)[-1] // 2] * 2)

    def group_norm(self, name, x, eps=1e-5):
        return F.group_norm(x, GROUPS, self.weight(name + ".weight"), self.weight(name + ".bias"), eps)

    def layer_norm(self, name, x):
        return F.layer_norm(x, sizes(x)[-1:], self.weight(name + ".weight"), self.weight(name + ".bias"))

    def resnet(self, name, x, time):
        y = self.conv(name + ".conv1", F.silu(self.group_norm(name + ".norm1", x)))
        y = y + self.linear(name + ".time_emb_proj", F.silu(time))[:, :, None, None]
        y = self.conv(name + ".conv2", F.silu(self.group_norm(name + ".norm2", y)))
        shortcut = self.weight(name + ".conv_shortcut.weight") is not None
        return y + (self.conv(name + ".conv_shortcut", x) if shortcut else x)

    def attention(self, name, x, context):
        batch, length, width = sizes(x)
        query, key, value = (
            self.linear(name + part, source).view(batch, -1, HEADS, width // HEADS).transpose(1, 2)
            for part, source in ((".to_q", x), (".to_k", context), (".to_v", context))
        )
        share = torch.softmax(query @ key.transpose(-1, -2) / math.sqrt(width // HEADS), -1)
        return self.linear(name + ".to_out.0", (share @ value).transpose(1, 2).reshape(batch, length, width))

    def transformer(self, name, x, context):
        batch, width, height, breadth = sizes(x)
        y = self.group_norm(name + ".norm", x, 1e-6).permute(0, 2, 3, 1).reshape(batch, -1, width)
        y = self.linear(name + ".proj_in", y)
        block = name + ".transformer_blocks.0"
        normed = self.layer_norm(block + ".norm1", y)
        y = y + self.attention(block + ".attn1", normed, normed)
        y = y + self.attention(block + ".attn2", self.layer_norm(block + ".norm2", y), context)
        hidden, gate = self.linear(block + ".ff.net.0.proj", self.layer_norm(block + ".norm3", y)).chunk(2, -1)
        y = y + self.linear(block + ".ff.net.2", hidden * F.gelu(gate))
        y = self.linear(name + ".proj_out", y).reshape(batch, height, breadth, width)
        return x + y.permute(0, 3, 1, 2)

    def forward(self, x, timestep, context):
        """x (rows, 4, 16, 16), timestep (rows), context (rows, 24, 128)."""
        frequencies = torch.exp(-math.log(10000) * torch.arange(WIDTH // 2).float() / (WIDTH // 2))
        angles = timestep[:, None] * frequencies[None]
        time = torch.cat([torch.cos(angles), torch.sin(angles)], -1)
        time = self.linear("time_embedding.linear_2", F.silu(self.linear("time_embedding.linear_1", time)))
        x = self.conv("conv_in", x)
        skips = [x]
        x = self.resnet("down_blocks.0.resnets.0", x, time)
        skips.append(x)
        x = self.conv("down_blocks.0.downsamplers.0.conv", x, stride=2)
        skips.append(x)
        x = self.resnet("down_blocks.1.resnets.0", x, time)
        x = self.transformer("down_blocks.1.attentions.0", x, context)
        skips.append(x)
        x = self.resnet("mid_block.resnets.0", x, time)
        x = self.transformer("mid_block.attentions.0", x, context)
        x = self.resnet("mid_block.resnets.1", x, time)
        for i in range(2):
            x = self.resnet(f"up_blocks.0.resnets.{i}", torch.cat([x, skips.pop()], 1), time)
            x = self.transformer(f"up_blocks.0.attentions.{i}", x, context)
        x = F.interpolate(x, scale_factor=2.0, mode="nearest")
        x = self.conv("up_blocks.0.upsamplers.0.conv", x)
        for i in range(2):
            x = self.resnet(f"up_blocks.1.resnets.{i}", torch.cat([x, skips.pop()], 1), time)
        return self.conv("conv_out", F.silu(self.group_norm("conv_norm_out", x)))


if __name__ == "__main__":
    rows = int(sys.argv[1])
    example = torch.randn(rows, 4, 16, 16), torch.full((rows,), 500.0), torch.randn(rows, 24, 128)
    with torch.no_grad():
        torch.jit.save(torch.jit.trace(UNet().eval(), example), sys.argv[2])
