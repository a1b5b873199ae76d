"""A question to a message: finds in the store, tells in the person's language. No Telegram.

Every function takes the desk first and is synchronous; handlers run it off the event loop.
"""
