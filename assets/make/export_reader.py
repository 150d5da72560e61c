"""Write a trained reader into a reward folder: the weights under the names of reader.py, and the words of its outputs.

    export_reader.py --weights reader.pt --width 48 --out ../rewards/scene-reader
"""
import argparse
import json
import os
import struct

import torch

from reader import Reader
from scene_grammar import BACKGROUNDS, COLOURS, RELATIONS, SHAPES, SIZES


def save(tensors, path):
    """A safetensors file: the length of a header, the header, the values."""
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, tensor in tensors.items():
        values = tensor.detach().float().contiguous().numpy().tobytes()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(values)]}
        data += values
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--width", type=int, default=72)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    reader = Reader(args.width)
    reader.load_state_dict(torch.load(args.weights))
    config = {
        "architectures": ["SceneReader"], "model_type": "scene_reader", "image_size": 64, "width": args.width,
        "dilations": [block.conv1.dilation[0] for block in reader.body], "shapes": SHAPES, "colours": COLOURS, "sizes": SIZES,
        "relations": RELATIONS, "backgrounds": BACKGROUNDS,
    }
    os.makedirs(args.out, exist_ok=True)
    save(reader.state_dict(), os.path.join(args.out, "model.safetensors"))
    with open(os.path.join(args.out, "config.json"), "w", encoding="utf-8") as file:
        json.dump(config, file, indent=2)
        file.write("\n")


if __name__ == "__main__":
    main()
