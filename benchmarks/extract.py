"""How fast documents are read, beside the segmenters rjieba and jieba.posseg in the same run.

    python benchmarks/extract.py [--times 50] [FOLDER]

Reads the texts of FOLDER (by default the gold's seed documents where they lie beside the checkout, else the samples),
repeated `--times` times, on one core, and prints characters a second, ratios, and the peak memory before and after.
"""

import argparse
import resource
import time
from collections.abc import Callable
from pathlib import Path

import rjieba

from kechuang.loaders.documents import make_document
from kechuang.loaders.pipeline import extract

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "gold" / "seeds"


def rate(work: Callable[[str], object], texts: list[str], times: int) -> float:
    """Return characters a second of `work` over the texts, repeated; it is warmed up on each text once."""
    for text in texts:
        work(text)
    start = time.perf_counter()
    for _ in range(times):
        for text in texts:
            work(text)
    return times * sum(map(len, texts)) / (time.perf_counter() - start)


def posseg(text: str) -> object:
    """Segment and tag with jieba itself."""
    from jieba import posseg as tagger

    return list(tagger.cut(text))


def peak_mb() -> float:
    """Return the peak memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SEEDS if SEEDS.is_dir() else ROOT / "samples")
    parser.add_argument("--times", type=int, default=50)
    given = parser.parse_args()
    texts = [p.read_text(encoding="utf-8") for p in sorted(given.folder.glob("*.txt"))]
    print(f"{given.folder.name}: {len(texts)} texts, {sum(map(len, texts)):,} characters, {given.times} times")
    own = rate(lambda text: extract(make_document(text)), texts, 1)
    before = peak_mb()
    own = rate(lambda text: extract(make_document(text)), texts, given.times)
    after = peak_mb()
    print(f"kechuang extract   {own:12,.0f} characters a second")
    peer = rate(rjieba.tag, texts, given.times)
    print(f"rjieba.tag         {peer:12,.0f} characters a second   (kechuang is {own / peer:.2f} of it)")
    try:
        slow = rate(posseg, texts, max(1, given.times // 50))
        print(f"jieba.posseg       {slow:12,.0f} characters a second   (kechuang is {own / slow:.1f} times it)")
    except ImportError:
        print("jieba.posseg       not installed: pip install 'kechuang[bench]'")
    print(f"peak memory        {before:,.0f} MB after one pass, {after:,.0f} MB after all")


if __name__ == "__main__":
    main()
