"""A Chinese question answered by the canned query that it means."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice, product
from typing import Any

from ..graph.errors import QueryError
from ..graph.store import Store
from ..graph.subgraph import Node
from .answer import answer
from .catalogue import Query, catalogue
from .header import command_line
from .names import Names
from .reading import Reading, read
from .result import Result
from .rules import rules
from .vocabulary import plain_words

SEE = "`kechuang query` 列出能回答的问题"
ENOUGH = 2.0  # a reading with a lower score is only offered
ENOUGH_ALONE = 1.0  # or, where nothing else comes near and no word is left over, one with a lower score than this
MARGIN = 0.5  # by how much the best reading must lead the next
HOPELESS = -1.5  # a reading with no better score is not even offered
MOST_CHOICES = 8  # among entities that bear the same name
Asked = tuple[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Guess:
    """A canned query with the parameters that a question seems to give it."""

    query: str
    parameters: Mapping[str, str]
    score: float
    passed_over: int = 0  # names in the question that it does not take

    @property
    def asks(self) -> Asked:
        """What it asks, by which two guesses are the same."""
        return self.query, tuple(sorted(self.parameters.items()))

    def command(self) -> str:
        """Return the command that asks it."""
        return command_line(self.query, self.parameters)


@dataclass(frozen=True, slots=True)
class Understood:
    """What a question was taken for: `guess` when that is clear, else None; `nearest` are the best three readings."""

    guess: Guess | None
    nearest: tuple[Guess, ...]
    unknown: str = ""
    beyond: str = ""


class UnclearQuestionError(QueryError):
    """A question that could mean several things, or nothing that the graph can answer; `nearest` has up to three."""

    def __init__(self, message: str, nearest: tuple[Guess, ...]) -> None:
        super().__init__(message)
        self.nearest = nearest


def understand(question: str, names: Names) -> Understood:
    """Return the canned query and parameters that a question means, given the names of a graph."""
    reading = read(question, names)
    if reading.beyond:
        return Understood(None, (), "", reading.beyond)
    best: dict[Asked, Guess] = {}
    clear: set[Asked] = set()
    explained: set[Asked] = set()  # of the clear ones, those that account for every word
    for frame in rules()["frame"]:
        guesses = list(_fits_of(frame, reading))
        if not guesses:
            continue
        for guess in guesses:
            if guess.asks not in best or best[guess.asks].score < guess.score:
                best[guess.asks] = guess
        suits = _suits(frame, reading)
        heeds = _heeds(frame, reading) and (suits or not frame.get("weak"))
        if heeds and not _unknown(frame, reading) and not reading.head and len(reading.left) <= _stray(frame):
            whole = {guess.asks for guess in guesses if not guess.passed_over}
            clear |= whole
            if suits and not reading.left and len(set(reading.kinds)) < 2:
                explained |= whole
    ranked = sorted(best.values(), key=lambda g: (-g.score, g.query))
    nearest = tuple(guess for guess in ranked if guess.score > HOPELESS)[:3]
    enough = ENOUGH_ALONE if len(nearest) == 1 and ranked[0].asks in explained else ENOUGH
    if not ranked or ranked[0].score < enough or ranked[0].asks not in clear:
        return Understood(None, nearest, reading.unknown or reading.sought or reading.compound)
    if len(ranked) > 1 and ranked[0].score - ranked[1].score < MARGIN:
        return Understood(None, nearest)
    return Understood(ranked[0], nearest)


def _fits_of(frame: Mapping[str, Any], reading: Reading) -> Iterator[Guess]:
    """Yield the guesses of one frame: one, or one for each choice among entities that bear the same name."""
    if frame.get("weak") and reading.left and not _unknown(frame, reading):
        return  # a question about something else, that happens to name a place
    kinds = [reading.sought_kind, *reading.kinds] if _takes_word(frame) and reading.sought_kind else reading.kinds
    for named in islice(product(*(named.choices() for named in reading.named)), MOST_CHOICES):
        guess = _fit(frame, replace(reading, named=list(named), kinds=kinds))
        if guess is not None:
            yield guess


def _stray(frame: Mapping[str, Any]) -> int:
    """Return how many characters of a question may stay unexplained when the frame fits."""
    return 2 if any(set(need.split("|")) <= set(rules()["firm"]) for need in frame.get("need", ())) else 1


def _takes_word(frame: Mapping[str, Any]) -> bool:
    return "word" in frame.get("values", {}).values()


def _unknown(frame: Mapping[str, Any], reading: Reading) -> str:
    """Return what the question names that is not in the graph, unless the frame can look for names with that word."""
    return (
        reading.unknown
        or ("" if _takes_word(frame) else reading.sought)
        or ("" if _takes_kind(frame, reading) else reading.compound)
    )


def _takes_kind(frame: Mapping[str, Any], reading: Reading) -> bool:
    return "kind" in frame or not {*frame.get("kinds", ()), *frame.get("uses_kinds", ())}.isdisjoint(reading.kinds)


def _heeds(frame: Mapping[str, Any], reading: Reading) -> bool:
    """Tell whether a frame takes the year, the level, the grouping and the order that the question names.

    An answer must not pass over them.
    """
    heeded = {*frame.get("values", {}).values(), *frame.get("spans", ())}
    if set(reading.values) & {"year", "level", "distance"} - heeded:
        return False
    fitting = _fitting(frame)
    return all(cue & fitting for cue in reading.cues if cue & set(rules()["binding"]))


def _fitting(frame: Mapping[str, Any]) -> set[str]:
    """Return the concepts that fit a frame."""
    needed = (need.split("|") for need in frame.get("need", ()))
    states = {"planned", "underway", "done"} if "status" in frame.get("values", {}).values() else set()
    return states.union(frame.get("like", ()), *needed)


def _suits(frame: Mapping[str, Any], reading: Reading) -> bool:
    """Tell whether every telling word of the question fits the frame, or is a plain one too."""
    return all(cue & {*_fitting(frame), "plain"} for cue in reading.cues)


def _fit(frame: Mapping[str, Any], reading: Reading) -> Guess | None:
    """Return the guess of one frame, or None where the question does not meet its needs."""
    concepts, need = reading.concepts, [set(n.split("|")) for n in frame.get("need", ())]
    wanted = frame.get("kinds")
    if any(not group & concepts for group in need) or concepts & set(frame.get("avoid", ())):
        return None
    if wanted and not any(kind in wanted for kind in reading.kinds):
        return None
    if (frame.get("lists") and not reading.lists) or set(reading.kinds) & set(frame.get("not_kinds", ())):
        return None
    slots = _fill(frame.get("slots", {}), frame.get("optional", {}), reading)
    if slots is None:
        return None
    filled, unused = slots
    parameters = {name: node.name for name, node in filled.items() if not name.startswith("_")}
    score = frame.get("base", 0.0) + 3.0 * len(need) + 2.0 * len(filled) - 3.0 * unused
    fitting = _fitting(frame)
    for cue in reading.cues:
        score += 0.5 if cue & fitting else 0.0 if "plain" in cue else -1.5
    for name, kind in frame.get("values", {}).items():
        if kind in reading.values:
            parameters[name] = reading.values[kind]
            score += 1.0
    if not _heeds(frame, reading):
        score -= 2.0
    return Guess(frame["query"], parameters, score + _kind_score(frame, reading, parameters), unused)


def _kind_score(frame: Mapping[str, Any], reading: Reading, parameters: dict[str, str]) -> float:
    """Put the label asked for where the frame takes one; return what that adds to the score."""
    if not reading.kinds:
        return 0.0
    wanted = frame.get("kinds", ())
    kind = next((k for k in reading.kinds if k in wanted), reading.kinds[0])
    if "kind" in frame:
        if wanted or len(set(reading.kinds)) == 1:  # of two kinds, no query takes both
            parameters[frame["kind"]] = kind
        return 1.5 if wanted else 1.0
    return 1.5 if wanted else 0.0 if kind in frame.get("uses_kinds", ()) else -1.5


def _fill(
    slots: Mapping[str, list[str]], optional: Mapping[str, list[str]], reading: Reading
) -> tuple[dict[str, Node], int] | None:
    """Give the question's names to slots, in the order of the question where several ways would do.

    Returns the filled slots and how many names found no slot, or None when a needed slot stays empty.
    """
    best: tuple[dict[str, Node], int] | None = None
    for filled in _ways([*slots.items(), *optional.items()], reading, 0, {}):
        if all(name in filled for name in slots):
            unused = len(reading.named) - len(filled)
            if best is None or unused < best[1]:
                best = (filled, unused)
    return best


def _ways(
    slots: list[tuple[str, list[str]]], reading: Reading, at: int, filled: dict[str, Node]
) -> Iterator[dict[str, Node]]:
    if at == len(reading.named):
        yield filled
        return
    for name, labels in slots:
        if name in filled:
            continue
        node = next((n for n in reading.named[at].nodes if _fits(n, labels)), None)
        if node is not None:
            yield from _ways(slots, reading, at + 1, {**filled, name: node})
    yield from _ways(slots, reading, at + 1, filled)


def _fits(node: Node, labels: list[str]) -> bool:
    return node.label in labels or ("any" in labels and node.label != "Document")


def ask(
    store: Store, question: str, queries: Mapping[str, Query] | None = None, names: Names | None = None
) -> tuple[Guess, Result]:
    """Answer a Chinese question; return the canned query it was taken for and the answer.

    Raises UnclearQuestionError, a QueryError, with the nearest readings instead of guessing.

        with open_store("kechuang.kgl") as store:
            guess, result = ask(store, "浙江省和浙江大学共建了哪些实验室?")
    """
    understood = understand(question, names or Names.within(store, question, plain_words()))
    if understood.guess is None:
        raise UnclearQuestionError(_unclear(understood, store), understood.nearest)
    return understood.guess, answer(
        store, understood.guess.query, queries or catalogue(), **understood.guess.parameters
    )


def _unclear(understood: Understood, store: Store) -> str:
    if not understood.nearest and not store.stats()["entities"]:
        return "图里还没有实体;先用 `kechuang load` 读入文档"
    scope = f"能回答的是:{rules()['answers']}({SEE})"
    if understood.beyond:
        return f"“{understood.beyond}”不在图能回答的范围内;{scope}"
    if understood.unknown:
        opening = f"图里没有“{understood.unknown}”"
    elif understood.nearest:
        opening = "不能确定问的是什么"
    else:
        return f"这个问题不在图能回答的范围内;{scope}"
    lines = "".join(f"\n  {guess.command()}" for guess in understood.nearest)
    return f"{opening};最接近的是:{lines}" if lines else f"{opening};{SEE}"
