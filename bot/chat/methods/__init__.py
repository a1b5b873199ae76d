"""The Bot API's methods, by what they are about; `table` has them all by name."""
