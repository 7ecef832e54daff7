"""Every command of the handbook, in order and as written, on a machine that has nothing of it.

.venv/bin/python -m tests.faults.handbook takes the fenced commands out of
docs/operations.md and types them as root into one shell, in a copy of this machine (an
overlay: what is written stays beside it, and is thrown away). Lines of settings belong into
a file, on other machines than this one: they are not typed. What the handbook asks for in
words, such as to fill in a form, is done before or after; what has to be typed otherwise
than it is written stands in TYPED. As root, on Debian 12 with a way to its packages. systemd
does not run there: units are looked at by systemd-analyze, and started as they say by the
shell below. Not run by `make test`.
"""

import os
import re
import secrets
import subprocess
import sys
import time
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

from .point_in_time import FENCED, HANDBOOK

CHAPTER = re.compile(r"^## (.+)$", re.MULTILINE)
HEREDOC = re.compile(r"<<'(\w+)'")
# DATABASE_REPLICA_URL=postgresql://…
SETTING = re.compile(r"^[A-Z_]+=\S+$")
DONE = "@@done"
SECRET = secrets.token_urlsafe(12)
SITE = "jianbao.example.gov.cn"
BACKUP = "$(ls -d /var/backups/jianbao/jianbao-* | tail -1)"
# As written: as typed. People type what only they know, or answer what they are asked.
TYPED = {
    "apt-get install ": "DEBIAN_FRONTEND=noninteractive apt-get install -qq -y ",
    "密码": SECRET,
    "createsuperuser": "createsuperuser --noinput --username guanli --email ''",
    "/var/backups/jianbao/jianbao-20261129-023000": BACKUP,
    "备份的文件夹": BACKUP,
    "'2026-11-29 10:25:00+08'": "'MOMENT'",
}
SYSTEMCTL = r"""#!/bin/sh
# What systemd would do, of what the handbook asks for.
up() { for n in $(seq 60); do curl -so /dev/null http://127.0.0.1:8000/healthz && return; sleep 1; done; echo "jianbao does not start"; tail /var/log/jianbao; exit 1; }
down() { [ ! -e /run/jianbao.pid ] || kill -TERM -- -$(cat /run/jianbao.pid) 2>/dev/null; rm -f /run/jianbao.pid; sleep 2; }
begin() { down; ( set -a; . /etc/jianbao.env; cd /srv/jianbao; umask 077
  exec setsid setpriv --reuid jianbao --regid jianbao --clear-groups --no-new-privs make -s serve >>/var/log/jianbao 2>&1 ) & echo $! >/run/jianbao.pid; up; }
of() { verb=$1; case $2 in
  jianbao) case $verb in stop) down;; *) begin;; esac;;
  postgresql) pg_ctlcluster 15 main $([ $verb = stop ] && echo 'stop -m fast' || echo $verb);;
  nginx) nginx -t -q && { nginx -s reload 2>/dev/null || nginx; };;
  *.timer) echo "not here: no systemd runs the timer $2; its service is run once"
    s=/etc/systemd/system/${2%.timer}.service
    sed -n 's/^ExecStart=-\?//p' $s | while read -r line; do
      ( set -a; . /etc/jianbao.env; cd /srv/jianbao; setpriv --reuid jianbao --regid jianbao --clear-groups $line </dev/null ) || exit 1; done;;
esac; }
case $1 in
  daemon-reload) systemd-analyze verify /etc/systemd/system/jianbao*;;
  enable) shift 2; for each; do of start $each || exit 1; done;;
  *) verb=$1; shift; for each; do of $verb $each || exit 1; done;;
esac
"""


class Told(NamedTuple):
    """A command of the handbook, and the chapter it stands in."""

    chapter: str
    command: str


def commands() -> list[Told]:
    words = HANDBOOK.read_text(encoding="utf-8")
    heads = [(head.start(), head[1]) for head in CHAPTER.finditer(words)]
    found = []
    for block in FENCED.finditer(words):
        chapter = [name for at, name in heads if at < block.start()][-1]
        found += [Told(chapter, each) for each in _commands_in(block[1])]
    return found


def _commands_in(block: str) -> list[str]:
    found, end = [], ""
    for line in block.splitlines():
        if end:
            found[-1] += f"\n{line}"
            end = "" if line == end else end
        elif line.strip() and not line.startswith("#") and not SETTING.match(line):
            found.append(line)
            opened = HEREDOC.search(line)
            end = opened[1] if opened else ""
    return found


class Machine:
    """A copy of this one in which a shell of root's takes commands."""

    def __init__(self, folder: Path):
        self.folder, self.root = folder, folder / "root"
        for name in ("over", "work", "root"):
            (folder / name).mkdir()
        layers = f"lowerdir=/,upperdir={folder}/over,workdir={folder}/work"
        self._mount("-t", "overlay", "overlay", "-o", layers, self.root)
        for place in ("dev", "sys"):
            self._mount("--rbind", f"/{place}", self.root / place)
            self._mount("--make-rslave", self.root / place)
        self._mount("-t", "tmpfs", "none", self.root / "run")
        command = ["unshare", "--pid", "--fork", "--kill-child", "chroot", self.root]
        keep = ("PIP_", "HTTP", "http", "SSL", "REQUESTS")
        own = {k: v for k, v in os.environ.items() if k.startswith(keep)}
        path = "/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin"
        self.shell = subprocess.Popen(
            [*map(str, command), "bash"],
            env={"PATH": path, "LANG": "C.UTF-8", "HOME": "/root"} | own,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def _mount(self, *options: object) -> None:
        subprocess.run(["mount", *map(str, options)], check=True)

    def type(self, command: str) -> tuple[int, str]:
        """In the shell of before, so that what it was told stays; what came of it."""
        typed, said = self.shell.stdin, []
        assert typed
        assert self.shell.stdout
        typed.write(f"{{ {command}\n}} </dev/null\necho {DONE} $?\n")
        typed.flush()
        for line in self.shell.stdout:
            before, is_done, code = line.partition(DONE)
            said.append(before)
            if is_done:
                return int(code), "".join(said).strip()
        return 255, "".join(said)

    def leave(self) -> None:
        if self.shell.poll() is None:
            self.type(STOP)
        self.shell.kill()
        self.shell.wait()
        subprocess.run(["umount", "-R", "-l", str(self.root)], check=True)
        away = ["rm", "-rf", "--one-file-system", str(self.folder)]
        subprocess.run(away, check=True)


# What the handbook has installed, should this machine have it already.
INSTALLED = "nginx* postgresql* etcd* haproxy redis*"
BARE = f"""set -f; had=$(dpkg-query -W -f '${{db:Status-Status}} ${{Package}}\\n' {INSTALLED} | sed -n 's/^installed //p'); set +f
DEBIAN_FRONTEND=noninteractive apt-get purge -qq -y $had; rm -rf /etc/postgresql /var/lib/postgresql"""
STOP = "systemctl stop jianbao; nginx -s stop; pg_ctlcluster 15 main stop -m fast"
FILL_IN = f"""sed -i -e 's|:密码@|:{SECRET}@|' -e 's|^SECRET_KEY=.*|SECRET_KEY={secrets.token_urlsafe(50)}|' /etc/jianbao.env
printf 'DJANGO_SUPERUSER_PASSWORD={SECRET}\\n' >> /etc/jianbao.env"""
CERTIFICATE = f"""openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN={SITE} \
  -keyout /etc/ssl/private/jianbao.key -out /etc/ssl/jianbao.pem 2>/dev/null"""
SAMPLES = ".venv/bin/python manage.py import_briefings fixtures/texts --publish"
EMPTY = """systemctl stop jianbao; su postgres -c 'dropdb --force jianbao'
su postgres -c 'createdb --owner jianbao --encoding UTF8 --locale C.UTF-8 --template template0 jianbao'"""
SMALL_SITE = f"""PG=$DATABASE_URL; export DATABASE_URL=sqlite:////var/lib/jianbao/jianbao.sqlite3
.venv/bin/python manage.py migrate --verbosity 0 && .venv/bin/python manage.py load_reference >/dev/null && {SAMPLES} >/dev/null
export DATABASE_URL=$PG
{EMPTY}"""
# PostgreSQL leads back to a moment only where something was written after it.
MISTAKE = "su postgres -c \"psql -qc 'CREATE TABLE mistake ()' jianbao\""
# What the handbook says in words, before or after the command that begins so.
BEFORE = {
    "cd /srv/jianbao && make": "mkdir -p /srv/jianbao && tar -x -C /srv/jianbao -f /tmp/jianbao.tar",
    "systemctl daemon-reload": CERTIFICATE,
    ".venv/bin/python manage.py restore 备份的文件夹": EMPTY,
    ".venv/bin/python manage.py move_from_sqlite": SMALL_SITE,
    "systemctl stop jianbao": f"{SAMPLES} >/dev/null; sleep 2; MOMENT=$(date '+%F %T%:z'); sleep 2; {MISTAKE}",
}
AFTER = {
    "apt-get install": "true",
    "install -m 600": FILL_IN,
    ".venv/bin/python manage.py load_reference": SAMPLES,
}


def as_typed(command: str) -> str:
    for written, typed in TYPED.items():
        command = command.replace(written, typed)
    return command


def beside(when: dict[str, str], command: str) -> str:
    return next((done for begun, done in when.items() if command.startswith(begun)), "")


def prepare(machine: Machine) -> None:
    archive = machine.root / "tmp" / "jianbao.tar"
    with archive.open("wb") as tar:
        subprocess.run(["git", "archive", "HEAD"], stdout=tar, check=True)
    shim = machine.root / "usr" / "local" / "sbin" / "systemctl"
    shim.write_text(SYSTEMCTL)
    shim.chmod(0o755)
    # Packages do not start what nobody here watches over.
    (machine.root / "usr/sbin/policy-rc.d").write_text("#!/bin/sh\nexit 101\n")
    (machine.root / "usr/sbin/policy-rc.d").chmod(0o755)
    machine.type(f"mount -t proc proc /proc; apt-get update -qq; {BARE}")


def typed_in(machine: Machine, told: Told) -> bool:
    """Whether it did what it should, and a line that says so."""
    if done := beside(BEFORE, told.command):
        machine.type(done)
    begun = time.monotonic()
    command = as_typed(told.command)
    if "MOMENT" in command:
        command = command.replace("<<'END'", "<<END").replace("'MOMENT'", "'$MOMENT'")
    code, said = machine.type(command)
    took = time.monotonic() - begun
    word = "FAILED" if code else "ran"
    note = "; not here: systemd" if "not here:" in said else ""
    print(f"{word:7} {took:5.1f} s  {told.chapter}: {told.command}{note}", flush=True)
    if code:
        print(said[-2000:], flush=True)
    elif done := beside(AFTER, told.command):
        machine.type(done)
    if told.command.startswith("apt-get install"):
        machine.type(
            "pg_lsclusters -h | grep -q . && pg_ctlcluster 15 main start; true"
        )
    return not code


def main() -> None:
    found = commands()
    machine = Machine(Path(mkdtemp(prefix="jianbao-handbook-", dir="/var/tmp")))
    try:
        prepare(machine)
        ran = [typed_in(machine, each) for each in found]
    finally:
        machine.leave()
    print(f"{ran.count(True)} of {len(found)} commands ran as written")
    sys.exit(0 if all(ran) else 1)


if __name__ == "__main__":
    main()
