"""Set up what is needed, then run the demonstration or the tests: `python3 scripts/run.py demo|test [ARGUMENT ...]`.

Needs Python 3.11 or newer and nothing else. Everything is installed into the folder .venv of this checkout; the system's
own packages are left alone, so a refusal of pip to change them does not matter.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".venv"
BIN = HOME / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
EXTRAS = {"demo": "", "test": "[dev]"}


def main(arguments: list[str]) -> int:
    """Run one of the two jobs; return its exit code."""
    if sys.version_info < (3, 11):
        print(f"kechuang needs Python 3.11 or newer; this is {sys.version.split()[0]}", file=sys.stderr)
        return 2
    if not arguments or arguments[0] not in EXTRAS:
        print(__doc__, file=sys.stderr)
        return 2
    job, *rest = arguments
    set_up(EXTRAS[job])
    if job == "test":
        return subprocess.call([PYTHON, "-m", "pytest", *rest], cwd=ROOT)
    return subprocess.call([PYTHON, "-m", "kechuang", "demo", *rest])


def set_up(extra: str) -> None:
    """Make the environment and install this checkout into it, unless that is done already."""
    stamp = HOME / f"installed{extra}"
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    print(f"setting up {HOME} ...", file=sys.stderr)
    target = f"{ROOT}{extra}"
    try:
        if not PYTHON.exists():
            venv.create(HOME, with_pip=True, clear=True)
        install = [str(PYTHON), "-m", "pip"]
    except (subprocess.CalledProcessError, SystemExit, ImportError):
        # Some systems ship Python without the wheels that fill a new environment; their own pip can fill it.
        venv.create(HOME, with_pip=False, clear=True)
        install = [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    done = subprocess.call([*install, "install", "--quiet", "--disable-pip-version-check", "-e", target])
    if done:
        sys.exit(f"the installation failed; where pip itself is missing, install it (Debian: apt install python3-venv) and delete {HOME}")
    stamp.write_text(wanted)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
