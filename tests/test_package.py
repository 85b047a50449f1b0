"""What is installed is whole: a wheel of the tracked files has every data file, and runs the demonstration."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("commands/", "graph/", "loaders/", "queries/", "samples/")
NOT_INSTALLED = ("loaders/gazetteer/compile_",)


def tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        pytest.skip("this is no git checkout")
    return [name for name in done.stdout.split("\0") if (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of a copy that has nothing but the tracked files."""
    clone, made = tmp_path_factory.mktemp("clone"), tmp_path_factory.mktemp("wheel")
    for name in tracked():
        (clone / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, clone / name)
    build = f"from setuptools import build_meta; build_meta.build_wheel({str(made)!r})"
    subprocess.run([sys.executable, "-c", build], cwd=clone, check=True, capture_output=True)
    (file,) = made.glob("*.whl")
    return file


def test_every_file_is_in_the_wheel(wheel: Path) -> None:
    wanted = {
        f"kechuang/{name}"
        for name in tracked()
        if (name.startswith(PACKAGES) or ("/" not in name and name.endswith(".py")) or name == "py.typed")
        and not name.startswith(NOT_INSTALLED)
    }
    held = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("kechuang/")}
    assert len(wanted) > 100
    assert held == wanted


def test_the_wheel_runs(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    where = [sys.executable, "-c", "import kechuang; print(kechuang.__file__)"]
    found = subprocess.run(where, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True)
    assert found.stdout.startswith(str(tmp_path))
    demo = [sys.executable, "-m", "kechuang", "demo", "--into", str(tmp_path / "demo")]
    subprocess.run(demo, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert (tmp_path / "demo" / "corridor.html").stat().st_size > 10_000
