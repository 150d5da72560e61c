"""Write trained weights into a model folder, in the file layout and under the tensor names of the folder it started from.

    export.py --kind ddim  --start START --weights ddim.pt  --decoder decoder.pt --out ../models/scenes
    export.py --kind flow  --start START --weights flow.pt  --decoder decoder.pt --out ../models/scenes-flow
    export.py --kind guide --start START_SCENE_CLIP --weights guide.pt --out ../rewards/scene-clip
"""
import argparse
import json
import os

import torch

from networks import (copy_folder_files, load_autoencoder, load_guide, load_text_encoder, load_unet, save_autoencoder,
                      save_guide, save_text_encoder, save_unet)

FLOW_SCHEDULER = {
    "_class_name": "FlowMatchEulerDiscreteScheduler", "_diffusers_version": "0.33.1", "base_image_seq_len": 256,
    "base_shift": 0.5, "invert_sigmas": False, "max_image_seq_len": 4096, "max_shift": 1.15, "num_train_timesteps": 1000,
    "shift": 1.0, "shift_terminal": None, "time_shift_type": "exponential", "use_beta_sigmas": False,
    "use_dynamic_shifting": False, "use_exponential_sigmas": False, "use_karras_sigmas": False,
}


def write_json(value, *path):
    with open(os.path.join(*path), "w", encoding="utf-8") as file:
        json.dump(value, file, indent=2)
        file.write("\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", choices=("ddim", "flow", "guide"), required=True)
    parser.add_argument("--start", required=True)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--decoder", help="decoder weights of train_decoder.py; without it the decoder stays as it was")
    parser.add_argument("--shift", type=float, default=1.0, help="static shift of the flow's times")
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    copy_folder_files(args.start, args.out)
    weights = torch.load(args.weights)
    if args.kind == "guide":
        guide = load_guide(args.start)
        guide.load_state_dict(weights)
        save_guide(guide, args.start, args.out)
        return
    unet, text, autoencoder = load_unet(args.start), load_text_encoder(args.start), load_autoencoder(args.start)
    unet.load_state_dict(weights["unet"])
    text.load_state_dict(weights["text"])
    if args.decoder:
        autoencoder.decoder.load_state_dict(torch.load(args.decoder))
    save_unet(unet, args.start, args.out)
    save_text_encoder(text, args.start, args.out)
    save_autoencoder(autoencoder, args.start, args.out)
    if args.kind == "flow":
        write_json(FLOW_SCHEDULER | {"shift": args.shift}, args.out, "scheduler", "scheduler_config.json")
        with open(os.path.join(args.out, "model_index.json"), encoding="utf-8") as file:
            index = json.load(file)
        index["scheduler"] = ["diffusers", "FlowMatchEulerDiscreteScheduler"]
        write_json(index, args.out, "model_index.json")


if __name__ == "__main__":
    main()
