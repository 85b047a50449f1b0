"""`python -m kechuang`: the command line."""

from .cli import main

main(prog_name="kechuang")
