"""How far links between figures may lead, so that whoever follows them comes to an end soon."""

from collections import Counter

from reportschema.models.fields.base import contradiction
from reportschema.models.fields.scalars import MOST_LINKS, MOST_PARTS
from reportschema.models.records.figure import Figure


def bound_links(figures: tuple[Figure, ...], name: str, link: str) -> None:
    """Refuses a whole with too many figures that name it, and a chain of too many links."""
    wholes: dict[str, str | None] = {figure.id: getattr(figure, link) for figure in figures}
    named: Counter[str] = Counter()
    links: dict[str, int] = {}
    for i, figure in enumerate(figures):
        whole = wholes[figure.id]
        if whole is None:
            continue
        named[whole] += 1
        if named[whole] > MOST_PARTS:
            says = f"{figure.id}: more than {MOST_PARTS} figures name {whole} in {link}"
            raise contradiction(says, name, i, link)
        if _links_from(figure.id, wholes, links) > MOST_LINKS:
            says = f"{figure.id}: {link} begins a chain of more than {MOST_LINKS} links"
            raise contradiction(says, name, i, link)


def _links_from(start: str, wholes: dict[str, str | None], links: dict[str, int]) -> int:
    """How many links the chain from a figure has; each figure is counted once (in `links`).

    A chain that leads back to itself has no end; a rule reports it, and here it counts as one.
    """
    chain = []
    here: str | None = start
    while here is not None and here in wholes and here not in links:
        links[here] = 0  # being walked
        chain.append(here)
        here = wholes[here]
    for walked in reversed(chain):
        whole = wholes[walked]
        links[walked] = 0 if whole is None else 1 + links.get(whole, 0)
    return links[start]
