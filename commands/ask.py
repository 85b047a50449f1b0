"""`kechuang ask`: a Chinese question, answered by the canned query that it means."""

from pathlib import Path

import click

from .common import say, store_option
from .output import emit, output_options


@click.command()
@click.argument("question", nargs=-1, required=True)
@store_option
@output_options
def ask(question: tuple[str, ...], store_url: str, form: str, output: Path | None, bom: bool) -> None:
    """Answer a QUESTION in Chinese.

    The canned query that was run, with its parameters, is told on stderr. A question that could mean several things is
    not guessed: the nearest three queries are offered, and the exit code is 2.

    \b
    Example:
      kechuang ask "浙江省和浙江大学共建了哪些实验室?"
    """
    from ..graph.store import open_store
    from ..queries.ask import ask as answer_question

    with open_store(store_url, read_only=True) as store:
        guess, result = answer_question(store, "".join(question))
        say(guess.command())
        emit(result, form, output, bom)
