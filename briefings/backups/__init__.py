"""Copies of all that a site holds, made while it runs, and proved by bringing them back."""

from .copying import back_up, prove, restore
from .manifest import BackupRefused, Manifest

__all__ = ["BackupRefused", "Manifest", "back_up", "prove", "restore"]
