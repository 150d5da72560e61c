"""What a scene is, and how it is put into words.

A batch of scenes is a dictionary of integer tensors (n = scenes, at most four objects each):

    count       (n,)    1..4 objects
    background  (n,)    index into BACKGROUNDS
    colour      (n, 4)  index into COLOURS
    shape       (n, 4)  index into SHAPES
    size        (n, 4)  0 large, 1 small (only told in captions of one or two objects)
    say_size    (n, 4)  whether the caption tells the size
    relation    (n, 3)  relation of object i to object i + 1, index into RELATIONS

Captions are lists of words; every word (and the comma) is one token of the vocabulary.

    CAPTION    = CHAIN BACKGROUND | LIST BACKGROUND
    CHAIN      = OBJECT [RELATION OBJECT [RELATION OBJECT [RELATION OBJECT]]]
    LIST       = OBJECT, OBJECT and OBJECT | OBJECT, OBJECT, OBJECT and OBJECT
    OBJECT     = a|an [large|small] COLOUR SHAPE          (a size only in captions of one or two objects)
    RELATION   = above | below | left of | right of       (holds between the two neighbours in the chain)
    BACKGROUND = at night | at sunset | over the sea | over the hills | over the snow | on plain paper
"""
import json
import os
import random

import torch

SHAPES = ["circle", "square", "triangle", "star", "heart", "ring", "crescent", "diamond"]
COLOURS = ["red", "orange", "yellow", "green", "blue", "purple", "pink", "white"]
SIZES = ["large", "small"]
RELATIONS = ["above", "below", "left", "right"]  # the opposite of r is r ^ 1
BACKGROUNDS = ["night", "sunset", "sea", "hills", "snow", "paper"]
BACKGROUND_PHRASES = ["at night", "at sunset", "over the sea", "over the hills", "over the snow", "on plain paper"]
MAX_OBJECTS = 4
CAPTION_LENGTH = 24  # tokens, with begin and end


def is_held_out(colour, shape):
    """The eight kinds of object (one per colour, one per shape) that no three- or four-object training scene contains.

    They are: purple circle, yellow square, white triangle, blue star, orange heart, pink ring, green crescent, red diamond.
    Scenes of one and two objects use all 64 kinds. Works on ints and on tensors.
    """
    return (colour + 3 * shape) % 8 == 5


def sample_scenes(n, generator, count_weights=(0.12, 0.23, 0.32, 0.33), hold_out=True):
    """Draw the attributes of n scenes. With hold_out, scenes of three and four objects avoid the held-out kinds."""
    def integers(high, *shape):
        return torch.randint(0, high, shape, generator=generator)

    count = 1 + torch.multinomial(torch.tensor(count_weights), n, replacement=True, generator=generator)
    colour, shape = integers(8, n, 4), integers(8, n, 4)
    many = (count >= 3)[:, None]
    for _ in range(60):  # redraw the objects that repeat an earlier one or are held out
        kind = colour * 8 + shape
        bad = torch.zeros(n, 4, dtype=torch.bool)
        for later in range(1, 4):
            for earlier in range(later):
                bad[:, later] |= kind[:, later] == kind[:, earlier]
        if hold_out:
            bad |= many & is_held_out(colour, shape)
        if not bad.any():
            break
        colour = torch.where(bad, integers(8, n, 4), colour)
        shape = torch.where(bad, integers(8, n, 4), shape)

    relation = integers(4, n, 3)
    for _ in range(60):  # a chain never turns straight back, and four objects never stand in one straight row
        bad = torch.zeros(n, 3, dtype=torch.bool)
        bad[:, 1] = relation[:, 1] == (relation[:, 0] ^ 1)
        bad[:, 2] = (relation[:, 2] == (relation[:, 1] ^ 1)) | (
            (relation[:, 0] == relation[:, 1]) & (relation[:, 1] == relation[:, 2]))
        if not bad.any():
            break
        relation = torch.where(bad, integers(4, n, 3), relation)

    say_size = (torch.rand(n, 4, generator=generator) >= 0.4) & ~many
    return {"count": count, "background": integers(6, n), "colour": colour, "shape": shape,
            "size": integers(2, n, 4), "say_size": say_size, "relation": relation}


def scene_rows(scenes):
    """The batch as a list of dictionaries of plain Python values."""
    lists = {key: value.tolist() for key, value in scenes.items()}
    return [dict(zip(lists, values)) for values in zip(*lists.values())]


def select(scenes, index):
    """The scenes at an index tensor or slice."""
    return {key: value[index] for key, value in scenes.items()}


def caption_words(scene, reverse=False, order=None, loose=None):
    """One caption of one scene (a row of scene_rows) as a list of words.

    reverse: the chain is told from its other end. order: a list of object numbers; the objects are listed without relations.
    loose: a random.Random; articles may be dropped or become "the", the background may be left out or follow a comma.
    """
    count = scene["count"]

    def object_words(i):
        words = [SIZES[scene["size"][i]]] if scene["say_size"][i] else []
        words += [COLOURS[scene["colour"][i]], SHAPES[scene["shape"][i]]]
        if loose and loose.random() < 0.4:
            return words if loose.random() < 0.7 else ["the"] + words
        return ["an" if words[0] == "orange" else "a"] + words

    words = []
    if order is not None:
        for place, i in enumerate(order):
            if place:
                words += ["and"] if place == len(order) - 1 else [","]
            words += object_words(i)
    else:
        sequence = list(range(count))[::-1] if reverse else list(range(count))
        for place, i in enumerate(sequence):
            if place:
                relation = scene["relation"][i] ^ 1 if reverse else scene["relation"][i - 1]
                if loose and count == 2 and loose.random() < 0.12:
                    words += ["and"]
                else:
                    words += [RELATIONS[relation]] + (["of"] if relation >= 2 else [])
            words += object_words(i)
    if loose and loose.random() < 0.2:
        return words
    comma = [","] if loose and loose.random() < 0.3 else []
    return words + comma + BACKGROUND_PHRASES[scene["background"]].split()


def caption_text(words):
    """Words to a readable caption."""
    return " ".join(words).replace(" ,", ",")


def parse_caption(text):
    """A caption to {objects: [(size or None, colour, shape)], relations: [index or None], background: index or None}."""
    objects, relations, background, size, colour, link = [], [], None, None, None, None
    for word in text.lower().replace(",", " ").split():
        if word in SIZES:
            size = SIZES.index(word)
        elif word in COLOURS:
            colour = COLOURS.index(word)
        elif word in RELATIONS:
            link = RELATIONS.index(word)
        elif word in SHAPES:
            if objects:
                relations.append(link)
            objects.append((size, colour, SHAPES.index(word)))
            size = colour = link = None
        elif word in BACKGROUNDS:
            background = BACKGROUNDS.index(word)
    return {"objects": objects, "relations": relations, "background": background}


class Words:
    """Word to token id, from the vocabulary of a tokenizer folder."""

    def __init__(self, tokenizer_folder):
        with open(os.path.join(tokenizer_folder, "vocab.json"), encoding="utf-8") as file:
            vocabulary = json.load(file)
        self.begin, self.end = vocabulary["<|startoftext|>"], vocabulary["<|endoftext|>"]
        self.ids = {key[:-4]: value for key, value in vocabulary.items() if key.endswith("</w>")}

    def encode(self, words):
        """Word list to CAPTION_LENGTH token ids, padded with the end token."""
        ids = [self.begin] + [self.ids[word] for word in words][:CAPTION_LENGTH - 2] + [self.end]
        return ids + [self.end] * (CAPTION_LENGTH - len(ids))

    def encode_text(self, text):
        """A caption of the grammar to token ids."""
        return self.encode(text.lower().replace(",", " , ").split())


CAPTION_VARIANTS = 6
VARIANT_WEIGHTS = (0.28, 0.22, 0.16, 0.16, 0.09, 0.09)


def caption_variants(scenes, words, seed):
    """Token ids (n, 6, 24): chain, chain told backwards, two lists (chains again below three objects), two loose ones."""
    rnd = random.Random(seed)
    out = []
    for scene in scene_rows(scenes):
        count = scene["count"]
        orders = [rnd.sample(range(count), count) if count >= 3 else None for _ in range(3)]
        loose_order = orders[2] if rnd.random() < 0.4 else None
        out.append([words.encode(caption_words(scene)),
                    words.encode(caption_words(scene, reverse=True)),
                    words.encode(caption_words(scene, order=orders[0])),
                    words.encode(caption_words(scene, order=orders[1], reverse=True)),
                    words.encode(caption_words(scene, loose=rnd, order=loose_order)),
                    words.encode(caption_words(scene, loose=rnd, reverse=True))])
    return torch.tensor(out, dtype=torch.int16)
