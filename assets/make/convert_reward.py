"""Makes a reward folder of a published checkpoint, which is a pickle that the program does not open.

python convert_reward.py hpsv2           HPS_v2.1_compressed.pt              FOLDER
python convert_reward.py image-reward    ImageReward.pt                      FOLDER
python convert_reward.py laion-aesthetic sac+logos+ava1-l14-linearMSE.pth    FOLDER
"""

import json
import pathlib
import sys

import torch
from safetensors.torch import save_file

# What ImageReward's checkpoint holds of BLIP beyond what it computes with.
UNUSED = ("blip.vision_proj.", "blip.text_proj.", "blip.text_encoder.embeddings.position_ids")

kind, source, folder = sys.argv[1:]
weights = torch.load(source, map_location="cpu", weights_only=True)
weights = weights.get("state_dict", weights)
weights = {name: w.contiguous() for name, w in weights.items() if not name.startswith(UNUSED)}
pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
save_file(weights, pathlib.Path(folder, "model.safetensors"))
pathlib.Path(folder, "reward.json").write_text(json.dumps({"kind": kind}) + "\n")
