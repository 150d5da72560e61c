"""Loading and saving the networks of a model folder, in the file layout of diffusers and transformers."""
import json
import math
import os
import shutil

import torch
import torch.nn.functional as F
from diffusers import AutoencoderTiny, UNet2DConditionModel
from safetensors.torch import load_file, save_file
from transformers import CLIPConfig, CLIPModel, CLIPTextConfig, CLIPTextModel


def _attention(q, k, v, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None, **_):
    """Two batched matrix products: at these sizes faster on a CPU in bfloat16 than the stock fused attention, same result."""
    weights = torch.matmul(q * (scale or q.shape[-1] ** -0.5), k.transpose(-1, -2))
    if is_causal:
        weights = weights + torch.full(weights.shape[-2:], -1e4, dtype=weights.dtype).triu(1)
    if attn_mask is not None:
        weights = weights.masked_fill(~attn_mask, -1e4) if attn_mask.dtype == torch.bool else weights + attn_mask.to(weights.dtype)
    return torch.matmul(weights.softmax(-1), v)


F.scaled_dot_product_attention = _attention


def _read_json(*path):
    with open(os.path.join(*path), encoding="utf-8") as file:
        return json.load(file)


def _load(module, path):
    """Fill a module from a safetensors file; a library version may name the same tensor with or without 'text_model.'."""
    stored, wanted = load_file(path), module.state_dict()
    renamed = {}
    for key, value in stored.items():
        short = key.removeprefix("text_model.")
        name = next((k for k in (key, short, "text_model." + key) if k in wanted), None)
        if name is None:
            raise KeyError(f"{path}: nothing takes {key}")
        renamed[name] = value
    missing = [k for k in wanted if k not in renamed and "position_ids" not in k]
    if missing:
        raise KeyError(f"{path}: lacks {missing[:5]}")
    module.load_state_dict(renamed, strict=False)
    return module


def _save(module, template, path):
    """Write the module's tensors under the names, and in the order, of the template file."""
    state, out = module.state_dict(), {}
    for key, old in load_file(template).items():
        value = state[key] if key in state else state[key.removeprefix("text_model.")]
        assert value.shape == old.shape, key
        out[key] = value.detach().float().contiguous().clone()
    save_file(out, path, metadata={"format": "pt"})


def load_unet(folder):
    config = {k: v for k, v in _read_json(folder, "unet", "config.json").items() if not k.startswith("_")}
    return _load(UNet2DConditionModel(**config), os.path.join(folder, "unet", "diffusion_pytorch_model.safetensors"))


def load_text_encoder(folder):
    config = CLIPTextConfig(**_read_json(folder, "text_encoder", "config.json"))
    return _load(CLIPTextModel(config), os.path.join(folder, "text_encoder", "model.safetensors"))


def load_autoencoder(folder):
    config = {k: v for k, v in _read_json(folder, "vae", "config.json").items()
              if not k.startswith("_") and k != "block_out_channels"}
    return _load(AutoencoderTiny(**config), os.path.join(folder, "vae", "diffusion_pytorch_model.safetensors")).eval()


def load_guide(folder):
    config = CLIPConfig(**_read_json(folder, "config.json"))
    return _load(CLIPModel(config), os.path.join(folder, "model.safetensors"))


def copy_folder_files(source, target):
    """Copy a model folder's small files (configurations, tokenizer), not its weights."""
    for root, _, files in os.walk(source):
        for name in files:
            if not name.endswith(".safetensors") and not name.endswith(".md"):
                to = os.path.join(target, os.path.relpath(root, source))
                os.makedirs(to, exist_ok=True)
                if os.path.abspath(to) != os.path.abspath(root):
                    shutil.copyfile(os.path.join(root, name), os.path.join(to, name))


def save_unet(unet, template_folder, folder):
    _save(unet, os.path.join(template_folder, "unet/diffusion_pytorch_model.safetensors"),
          os.path.join(folder, "unet/diffusion_pytorch_model.safetensors"))


def save_text_encoder(text_encoder, template_folder, folder):
    _save(text_encoder, os.path.join(template_folder, "text_encoder/model.safetensors"),
          os.path.join(folder, "text_encoder/model.safetensors"))


def save_autoencoder(autoencoder, template_folder, folder):
    _save(autoencoder, os.path.join(template_folder, "vae/diffusion_pytorch_model.safetensors"),
          os.path.join(folder, "vae/diffusion_pytorch_model.safetensors"))


def save_guide(guide, template_folder, folder):
    _save(guide, os.path.join(template_folder, "model.safetensors"), os.path.join(folder, "model.safetensors"))


def guide_image_features(guide, images):
    """Normalised embeddings of pictures in [-1, 1]."""
    features = guide.visual_projection(guide.vision_model(pixel_values=images).pooler_output)
    return F.normalize(features.float(), dim=-1)


def guide_text_features(guide, ids):
    """Normalised embeddings of captions (token ids)."""
    features = guide.text_projection(guide.text_model(input_ids=ids).pooler_output)
    return F.normalize(features.float(), dim=-1)


def alphas_cumulative(steps=1000, beta_start=0.00085, beta_end=0.012):
    """The scaled_linear schedule of the scenes model."""
    betas = torch.linspace(math.sqrt(beta_start), math.sqrt(beta_end), steps, dtype=torch.float64) ** 2
    return torch.cumprod(1 - betas, 0).float()
