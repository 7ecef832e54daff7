"""Runs a command with so much of the processor, of memory and of disk, and no more.

    python confined.py soffice --headless …

A program of its own: limits that are set between fork and exec may hang a process that
has threads.
"""

import os
import resource
import sys

GIGABYTE = 1024**3
LIMITS = {
    # Seconds of the processor.
    resource.RLIMIT_CPU: 60,
    # Addresses, of which LibreOffice claims more than it fills.
    resource.RLIMIT_AS: 4 * GIGABYTE,
    # Of each file that is written.
    resource.RLIMIT_FSIZE: GIGABYTE // 4,
    resource.RLIMIT_CORE: 0,
}


def main(command: list[str]) -> None:
    for what, most in LIMITS.items():
        _, hard = resource.getrlimit(what)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (allowed, allowed))
    os.execvp(command[0], command)  # noqa: S606 - what the caller has made


if __name__ == "__main__":
    main(sys.argv[1:])
