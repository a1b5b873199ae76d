"""Model to messages: what a person reads and which buttons stand below. No network, no store."""
