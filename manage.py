#!/usr/bin/env python
"""Django's command line for Jianbao."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    # A command says itself what it has done; beside that only what is amiss is told.
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    execute_from_command_line(sys.argv)
