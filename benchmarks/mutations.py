"""Read mutated texts: python benchmarks/mutations.py [--inputs 10000]; prints failures and how time grows with length.

Characters of the sample documents are dropped, doubled, swapped and mixed with brackets, quotation marks and other scripts.
Then one text without a full stop is read at several lengths: the seconds per character must not grow.
"""

import argparse
import random
import time
from pathlib import Path

from kechuang.loaders.documents import make_document
from kechuang.loaders.pipeline import extract
from kechuang.loaders.readers import read_text

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
STRANGE = "（）“”《》()[]{}<>【】、，；：。\n\r\t\0\u202e\u200b\ufeff\U0001f600ａ１%$`'\"\\é한あЖ"


def mutate(text: str, chance: random.Random) -> str:
    """Return a piece of `text` with a few dozen characters dropped, doubled, moved or replaced."""
    start = chance.randrange(max(1, len(text) - 400))
    chars = list(text[start : start + chance.randrange(20, 400)])
    for _ in range(chance.randrange(1, 40)):
        at = chance.randrange(len(chars) + 1)
        match chance.randrange(4):
            case 0:
                del chars[at : at + chance.randrange(1, 4)]
            case 1:
                chars[at:at] = chars[at : at + 3]
            case 2:
                chars.insert(at, chance.choice(STRANGE))
            case _:
                chance.shuffle(window := chars[at : at + 6])
                chars[at : at + 6] = window
        chars = chars or ["科"]
    return "".join(chars)


def broken(text: str) -> str | None:
    """Return what is wrong with the extraction of a text; None where nothing is."""
    try:
        extraction = extract(make_document(text))
    except Exception as error:  # the point is to find any
        return f"{type(error).__name__}: {error}"
    end = 0
    for mention in extraction.mentions:
        if mention.start < end or text[mention.start : mention.end] != mention.text or not mention.text:
            return f"span {mention}"
        end = mention.end
    return None


def main() -> None:
    """Run both parts and print what they found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=10_000, help="how many mutated texts")
    parser.add_argument(
        "--longest", type=int, default=1_000_000, help="characters of the longest text without a full stop"
    )
    arguments = parser.parse_args()
    texts = [read_text(path) for path in sorted(SAMPLES.glob("*.txt"))]
    chance = random.Random(20261124)
    failures = 0
    for _ in range(arguments.inputs):
        text = mutate(chance.choice(texts), chance)
        problem = broken(text)
        if problem:
            failures += 1
            print(f"{problem}\n  {text!r}")
    print(f"{arguments.inputs} mutated texts, {failures} failures")
    endless = "".join(texts).replace("。", "，").replace("；", "，").replace("\n", "，")
    for length in (arguments.longest // 4, arguments.longest // 2, arguments.longest):
        text = (endless * (length // len(endless) + 1))[:length]
        start = time.perf_counter()
        extract(make_document(text))
        seconds = time.perf_counter() - start
        print(
            f"{length:>9,} characters without a full stop: {seconds:6.2f} s, {seconds / length * 1e6:.2f} µs a character"
        )


if __name__ == "__main__":
    main()
