"""Bring the docs up to what the program does: `.venv/bin/python scripts/document.py`.

docs/commands.md is written from the command line's own help, docs/ontology.md from the ontology, docs/queries.md by
document_queries.py. In README.md and README.zh-CN.md the output below each `$` line of a ```console block and each
`>>>` line of a ```pycon block is replaced by what is printed now: the blocks of one page run in order, in a folder that
holds the samples. A test fails while the docs differ.
"""

import contextlib
import doctest
import io
import os
import re
import runpy
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click

from kechuang.cli import COMMANDS, main
from kechuang.commands.ontology import as_markdown
from kechuang.graph.ontology import ontology

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
WIDTH = 100  # columns, of help and of sessions
_SESSION = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"(?<=^```pycon\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_OPENING = """\
# Commands

Written by `scripts/document.py` from the command line's own help; edit the help, not this page. The canned queries and
their parameters are in [queries.md](queries.md).

"""
_ONTOLOGY = """\
# The ontology

Written by `scripts/document.py` from `graph/ontology.toml`; edit that, not this page. The same as `kechuang ontology`.
"""


def commands_page() -> str:
    """Return docs/commands.md: the help of every command."""
    top = click.Context(
        main, info_name="kechuang", max_content_width=WIDTH, terminal_width=WIDTH, **main.context_settings
    )
    pieces = [_OPENING, _block(main.get_help(top))]
    for name in COMMANDS:
        command = main.get_command(top, name)
        assert command is not None
        context = click.Context(command, info_name=name, parent=top, terminal_width=WIDTH, max_content_width=WIDTH)
        text = click.Command.get_help(command, context)
        pieces.append(f"## kechuang {name}\n\n{_block(text)}")
    return "".join(pieces).rstrip() + "\n"


def ontology_page() -> str:
    """Return docs/ontology.md."""
    return "\n".join([_ONTOLOGY, *as_markdown(ontology())]) + "\n"


def _block(text: str) -> str:
    lines = (line.rstrip() for line in text.splitlines())
    return "```text\n" + "\n".join(lines) + "\n```\n\n"


def refreshed(page: str) -> str:
    """Return a page with the output of its sessions and examples as it is now."""
    return _EXAMPLE.sub(lambda match: _example(match.group()), _with_sessions(page))


@cache
def _example(block: str) -> str:
    """Return a block of `>>>` lines with what they print; blank lines stay."""
    names: dict[str, object] = {}
    pieces: list[str] = []
    with _folder() as folder, contextlib.chdir(folder):
        for part in doctest.DocTestParser().parse(block):
            if isinstance(part, str):
                pieces.append(part)
                continue
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec(compile(part.source, "<example>", "single"), names)
            first, *more = part.source.splitlines()
            pieces += [f">>> {first}\n", *(f"... {line}\n" for line in more), printed.getvalue()]
    return "".join(pieces)


@contextlib.contextmanager
def _folder() -> Iterator[str]:
    """Make a temporary folder that holds the samples."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "samples", Path(folder, "samples"))
        yield folder


def _with_sessions(page: str) -> str:
    commands = tuple(
        line[2:] for block in _SESSION.findall(page) for line in block.splitlines() if line.startswith("$ ")
    )
    outputs = iter(_outputs(commands))
    return _SESSION.sub(lambda match: "".join(_session(match.group(), outputs)), page)


def _session(block: str, outputs: Iterator[str]) -> Iterator[str]:
    for line in block.splitlines():
        if line.startswith("$ "):
            yield f"{line}\n{next(outputs)}"


@cache
def _outputs(commands: tuple[str, ...]) -> tuple[str, ...]:
    """Return what each command prints, on both channels, run one after the other in a folder with the samples."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "KECHUANG_"))}
    environment |= {"COLUMNS": str(WIDTH), "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    with _folder() as folder:
        return tuple(_output(command, folder, environment) for command in commands)


def _output(command: str, folder: str, environment: dict[str, str]) -> str:
    done = subprocess.run(
        command, shell=True, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.decode("utf-8").splitlines())


if __name__ == "__main__":
    (DOCS / "commands.md").write_text(commands_page(), encoding="utf-8")
    (DOCS / "ontology.md").write_text(ontology_page(), encoding="utf-8")
    for readme in READMES:
        readme.write_text(refreshed(readme.read_text(encoding="utf-8")), encoding="utf-8")
    runpy.run_path(str(Path(__file__).with_name("document_queries.py")), run_name="__main__")
