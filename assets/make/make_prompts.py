"""Compose a suite of hard prompts by chance, so that nobody picks them: lists and chains of three and four objects, each with at
least one kind of object that no training scene of that many objects contained. Prompts of other suites are left out.

    make_prompts.py --seed 20 --lists 18 --chains 4 --without ../prompts/scenes.txt ../prompts/scenes-hard.txt
"""
import argparse
import random

from scene_grammar import BACKGROUND_PHRASES, COLOURS, RELATIONS, SHAPES, caption_text, is_held_out


def kinds(count, rnd):
    """Different kinds of object, one or two of them held out."""
    rare = [(c, s) for c in range(8) for s in range(8) if is_held_out(c, s)]
    common = [(c, s) for c in range(8) for s in range(8) if not is_held_out(c, s)]
    chosen = rnd.sample(rare, rnd.choice([1, 2]))
    chosen += rnd.sample(common, count - len(chosen))
    rnd.shuffle(chosen)
    return chosen


def chain_relations(count, rnd):
    """Relations that never turn straight back, four objects not all in one row."""
    while True:
        chosen = [rnd.randrange(4) for _ in range(count - 1)]
        back = any(b == a ^ 1 for a, b in zip(chosen, chosen[1:]))
        if not back and not (count == 4 and len(set(chosen)) == 1):
            return chosen


def prompt(count, chain, rnd):
    words, relations = [], chain_relations(count, rnd)
    for place, (colour, shape) in enumerate(kinds(count, rnd)):
        if place and chain:
            relation = relations[place - 1]
            words += [RELATIONS[relation]] + (["of"] if relation >= 2 else [])
        elif place:
            words += ["and"] if place == count - 1 else [","]
        words += ["an" if COLOURS[colour] == "orange" else "a", COLOURS[colour], SHAPES[shape]]
    return caption_text(words + rnd.choice(BACKGROUND_PHRASES).split())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--lists", type=int, required=True)
    parser.add_argument("--chains", type=int, required=True)
    parser.add_argument("--without", nargs="*", default=[])
    args = parser.parse_args()
    known = {line.strip() for name in args.without for line in open(name, encoding="utf-8")}
    rnd = random.Random(args.seed)
    made = []
    while len(made) < args.lists + args.chains:
        chain = len(made) >= args.lists
        text = prompt(4 if chain else rnd.choice([3, 4, 4]), chain, rnd)
        if text not in known:
            known.add(text)
            made.append(text)
    print("\n".join(made))


if __name__ == "__main__":
    main()
