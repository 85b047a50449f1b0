"""A real Neo4j Community server for the tests, started from its published jars with a password, on a free port.

Also of use by hand: `python tests/neo4j/server.py` starts one and prints how to reach it.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PASSWORD = "kechuang-tests"
VERSIONS = {
    "5.26.12": ("org.neo4j.server.CommunityEntryPoint", 17),
    "2026.09.0": ("org.neo4j.server.Neo4jCommunity", 21),
}
TOO_OLD = {"4.4.44": ("org.neo4j.server.CommunityEntryPoint", 11)}
VERSION = os.environ.get("KECHUANG_TEST_NEO4J_VERSION", "5.26.12")
_CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "kechuang-tests"
_OPENS = "--add-opens=java.base/{}=ALL-UNNAMED"
_PACKAGES = ("java.lang", "java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")


class MissingError(Exception):
    """Java or Maven is not there; the message says which."""


def java_for(oldest: int) -> str:
    """Return a java of at least that version: the default one, else one in the usual folders. Raises MissingError."""
    candidates = [shutil.which("java"), *map(str, sorted(Path("/usr/lib/jvm").glob("*/bin/java"), reverse=True))]
    for java in filter(None, candidates):
        shown = subprocess.run([java, "-version"], capture_output=True, text=True).stderr
        found = re.search(r'version "(\d+)', shown)
        if found and int(found.group(1)) >= oldest:
            return java
    raise MissingError(f"no Java {oldest} or newer")


def jars(version: str, *, apoc: bool = False) -> Path:
    """Return the folder of the server's jars, APOC's too where asked, fetched once by Maven. Raises MissingError."""
    folder = _CACHE / (f"neo4j-apoc-{version}" if apoc else f"neo4j-{version}")
    if (folder / "complete").exists():
        return folder
    maven = shutil.which("mvn")
    if maven is None:
        raise MissingError("no Maven (mvn) to fetch the server's jars")
    command = [maven, "-q", "-B", "-f", str(Path(__file__).with_name("pom.xml")), f"-Dneo4j.version={version}"]
    command += ["-Papoc"] if apoc else []
    done = subprocess.run(
        [*command, "dependency:copy-dependencies", f"-DoutputDirectory={folder}"], capture_output=True, text=True
    )
    if done.returncode:
        raise MissingError(f"Maven could not fetch neo4j {version}: {done.stdout[-300:]}")
    (folder / "complete").touch()
    return folder


class Server:
    """One running server. `url` is its Bolt address; it lives in a temporary folder of its own until `stop`.

    It is `small`, enough for what the tests load, or else has the memory that docs/compose.yaml gives a server.
    """

    def __init__(
        self, version: str = VERSION, *, start: bool = True, settings: str = "", apoc: bool = False, small: bool = True
    ) -> None:
        main, oldest = {**VERSIONS, **TOO_OLD}[version]
        self.java = java_for(oldest)
        self._heap, cache = (["-Xmx512m"], "64m") if small else (["-Xms2g", "-Xmx2g"], "1g")
        self.lib = jars(version, apoc=apoc)
        self.home = Path(tempfile.mkdtemp(prefix="kechuang-neo4j-"))
        if apoc:  # it must lie on the class path, and in plugins/ with all that the server itself has not
            plugins = self.home / "plugins"
            plugins.mkdir()
            for jar in {jar.name for jar in self.lib.glob("*.jar")} - {jar.name for jar in jars(version).glob("*.jar")}:
                shutil.copy(self.lib / jar, plugins)
            settings += "dbms.security.procedures.unrestricted=apoc.*\n"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"bolt://127.0.0.1:{port}"
        conf = self.home / "conf"
        conf.mkdir()
        self.conf = conf / "neo4j.conf"
        if version in TOO_OLD:  # it names settings in another way, and is only asked for its version
            self.conf.write_text(
                f"dbms.connector.bolt.enabled=true\ndbms.connector.bolt.listen_address=127.0.0.1:{port}\n"
                "dbms.connector.http.enabled=false\ndbms.security.auth_enabled=false\n"
            )
        else:
            self.conf.write_text(
                "server.default_listen_address=127.0.0.1\n"
                f"server.bolt.listen_address=127.0.0.1:{port}\n"
                "server.http.enabled=false\n"
                "dbms.usage_report.enabled=false\n"
                f"server.memory.pagecache.size={cache}\n"
                "dbms.security.auth_enabled=true\n" + self._encryption() + settings
            )
            self.admin("dbms", "set-initial-password", PASSWORD)
        self._main = main
        self.process: subprocess.Popen[bytes] | None = self._start() if start else None

    def _encryption(self) -> str:
        """Return the settings for encrypted connections beside plain ones, with a certificate that nobody signed."""
        folder = self.home / "certificates" / "bolt"
        folder.mkdir(parents=True)
        openssl = shutil.which("openssl")
        if openssl is None:
            return ""
        made = f"req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=localhost -keyout {folder}/private.key -out {folder}/public.crt"
        subprocess.run([openssl, *made.split()], check=True, capture_output=True)
        policy = "dbms.ssl.policy.bolt"
        return (
            "server.bolt.tls_level=OPTIONAL\n"
            f"{policy}.enabled=true\n{policy}.base_directory={folder}\n{policy}.client_auth=NONE\n"
            f"{policy}.private_key=private.key\n{policy}.public_certificate=public.crt\n"
        )

    def _java(self, *arguments: str) -> list[str]:
        opens = [_OPENS.format(package) for package in _PACKAGES]
        return [self.java, *self._heap, *opens, "-cp", f"{self.lib}/*", *arguments]

    def admin(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run neo4j-admin with these arguments; the server must not be running for an import."""
        environment = {**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        return subprocess.run(
            self._java("org.neo4j.cli.AdminTool", *arguments),
            env=environment,
            cwd=self.home,  # where it leaves its reports
            check=True,
            capture_output=True,
            text=True,
        )

    def _start(self) -> subprocess.Popen[bytes]:
        log = self.home / "console.log"
        command = self._java(
            self._main, f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}", "--console-mode"
        )
        with log.open("wb") as out:
            process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        for _ in range(600):
            text = log.read_text(encoding="utf-8", errors="replace")
            if "Started." in text:
                return process
            if process.poll() is not None:
                break
            time.sleep(0.2)
        raise RuntimeError(f"the Neo4j server did not start: {log.read_text(errors='replace')[-800:]}")

    def halt(self) -> None:
        """Stop the process, keep its files."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=60)
            self.process = None

    def restart(self) -> None:
        """Start it again on the same files."""
        self.process = self._start()

    def stop(self) -> None:
        """Stop it and remove its files."""
        self.halt()
        shutil.rmtree(self.home, ignore_errors=True)


if __name__ == "__main__":
    server = Server(*sys.argv[1:2])
    print(f"NEO4J_URI={server.url} NEO4J_USERNAME=neo4j NEO4J_PASSWORD={PASSWORD}", flush=True)
    try:
        assert server.process is not None
        server.process.wait()
    except KeyboardInterrupt:
        server.stop()
