"""Finding what a person means: a proposal, an agency, a member, or words in the replies.

Exact before alias before sound before likeness, each only when the one before found nothing; and
what is only like what was typed is offered, never passed off as what was asked for.
"""

from bot.finding.agencies import AgencyMatch, find_agency
from bot.finding.proposals import ProposalMatch, find_proposals
from bot.finding.search import SearchResult, search

__all__ = [
    "AgencyMatch",
    "ProposalMatch",
    "SearchResult",
    "find_agency",
    "find_proposals",
    "search",
]
