"""Bytes into frozen values: documents, their figures and tags. Pure: no Django here."""
