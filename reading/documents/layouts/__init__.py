"""The layouts, most particular first; plain comes last and takes anything.

A layout is a module with NAME, the KIND of issue it yields, recognises(lines) and
parse(lines) -> readings.
"""

from . import bulletin, digest, notice, plain, report, statistics, webpage

LAYOUTS = (statistics, notice, report, webpage, digest, bulletin, plain)
