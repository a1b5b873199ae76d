"""What can be said to the bot: one file a command family. Each reads the update, asks one
question of `bot.answering`, and shows the answer."""
