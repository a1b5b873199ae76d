"""Ledgers (台账) as the field keeps them: replies and their next steps in one workbook."""

from bot.ledgers.ledger import Written, write_ledgers

__all__ = ["Written", "write_ledgers"]
