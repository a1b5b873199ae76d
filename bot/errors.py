"""Every error that a person may see. Its text is Chinese and is shown as it stands.

    UserError               said to the person: what, where, what to do
    ├── NotReadable         the bytes give no text
    │   ├── Unsupported     a kind of file that is not read
    │   └── Damaged         a kind that is read, but not this one (empty, binary, broken)
    ├── NotAReply           readable, but no reply to a proposal
    ├── NoSuchButton        (bot.chat) no message in view has the wanted button
    ├── Overtaken           somebody else changed what the person has before them
    ├── SettingError        a setting has a value that cannot be used
    └── StoreError          the database cannot be used as it is

Everything else is a defect and goes to the error handler.
"""


class UserError(Exception):
    """Raised with a Chinese sentence that tells the person what, where and what to do."""


class NotReadable(UserError):
    """The file's bytes give no text."""


class Unsupported(NotReadable):
    """The file is of a kind that is not read."""


class Damaged(NotReadable):
    """The file is of a kind that is read, but this one is empty, binary or broken."""


class NotAReply(UserError):
    """The text is readable, but it is no reply to a proposal."""


class Overtaken(UserError):
    """Somebody else changed it meanwhile; the text says who and what."""


class SettingError(UserError):
    """A setting has a value that cannot be used; the text names key and value."""


class StoreError(UserError):
    """The database cannot be used as it is."""
