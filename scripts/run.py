"""Set up what is needed, then run the demonstration or the tests: `python3 scripts/run.py demo|test [ARGUMENT ...]`.

Needs Python 3.11 or newer and nothing else. Everything is installed into the folder .venv of this checkout; the
system's own packages are left alone, so a refusal of pip to change them does not matter.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".venv"
PYTHON = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
EXTRAS = {"demo": "", "test": "[dev]"}
NO_PIP = f"""\
{sys.executable} has neither ensurepip nor pip, so nothing can be installed with it.
Install one of them (Debian, Ubuntu: sudo apt install python3-venv) and run this again."""


def main(arguments: list[str]) -> int:
    """Run one of the two jobs; return its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python must be told so
        print(f"kechuang needs Python 3.11 or newer; this is {sys.version.split()[0]}", file=sys.stderr)
        return 2
    if not arguments or arguments[0] not in EXTRAS:
        print(__doc__, file=sys.stderr)
        return 2
    job, *rest = arguments
    set_up(EXTRAS[job])
    command = ["-m", "pytest"] if job == "test" else ["-m", "kechuang", "demo"]
    return subprocess.call([PYTHON, *command, *rest], cwd=ROOT if job == "test" else None)


def set_up(extra: str) -> None:
    """Make the environment and install this checkout into it, unless that is done already."""
    stamp = HOME / f"installed{extra}"
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    print(f"setting up {HOME} (once; a minute or two) ...", file=sys.stderr)
    options = ["install", "--quiet", "--disable-pip-version-check", "-e", f"{ROOT}{extra}"]
    if subprocess.call([*pip(), *options]):
        sys.exit("the installation failed, for the reason that pip gives above; run this again when it is mended")
    stamp.write_text(wanted)


def pip() -> list[str]:
    """Return the command that installs into the environment, which is made where it is not there yet.

    Some systems ship Python without ensurepip, which fills a new environment: their own pip can fill it, and where
    that is missing too, root can have their package manager install it.
    """
    inside = [str(PYTHON), "-m", "pip"]
    if PYTHON.exists() and succeeds(*inside, "--version"):
        return inside
    if not (has_ensurepip() or find_spec("pip") or install_ensurepip()):
        sys.exit(NO_PIP)
    with_pip = has_ensurepip()
    venv.create(HOME, with_pip=with_pip, clear=True, symlinks=os.name != "nt")
    return inside if with_pip else [sys.executable, "-m", "pip", "--python", str(PYTHON)]


def has_ensurepip() -> bool:
    """Tell whether this Python can fill a new environment; a new process sees what was just installed."""
    return succeeds(sys.executable, "-m", "ensurepip", "--version")


def install_ensurepip() -> bool:
    """Install the Debian package that has ensurepip, where this is root on such a system; tell whether it worked."""
    if os.name == "nt" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    print("this Python has no pip; installing python3-venv with apt-get ...", file=sys.stderr)
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    succeeds("apt-get", "update")
    return succeeds("apt-get", "install", "-y", "--no-install-recommends", "python3-venv")


def succeeds(*command: str) -> bool:
    """Run a command without showing what it prints; tell whether it succeeded."""
    return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
