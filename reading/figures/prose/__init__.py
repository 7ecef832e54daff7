"""Figures out of running text: `paragraphs` asks the other modules, block by block.

`quantities` finds the numbers (`wholeness` refuses broken ones, `terms` adds 期限20年,
`qualifiers` says how exact each is), `exclusions` drops those that count nothing,
`quantity_context` gives each its clause and `rates` what it is paid per; `labels` names
what it counts (from nouns, lists and the clauses before); `kinds`, with `plans`, says
whether it was reached; `periods` and `places` say when and where.
"""

from .paragraphs import figures_in_prose

__all__ = ["figures_in_prose"]
