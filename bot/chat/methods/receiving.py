"""Methods about how updates reach the bot: by polling only; waiting is the transports' matter."""

from __future__ import annotations

from bot.chat.call import Call, Json
from bot.chat.refusals import bad_request
from bot.chat.world import World


def get_updates(world: World, call: Call) -> list[Json]:
    """getUpdates: what is pending now, after confirming what came before `offset`."""
    allowed = call.records("allowed_updates")
    if allowed is not None:
        world.inbox.allow(allowed)
    if call.text("offset"):
        world.inbox.confirm(call.integer("offset"))
    return world.inbox.pending(call.integer("limit", 100))


def delete_webhook(world: World, call: Call) -> bool:
    """deleteWebhook: there is none; pending updates are dropped if so wished."""
    if call.flag("drop_pending_updates"):
        world.inbox.take()
    return True


def set_webhook(world: World, call: Call) -> bool:
    """setWebhook: an empty address is a deletion; any other is refused, for nothing is public."""
    if call.text("url"):
        raise bad_request("bad webhook: the local chat delivers updates by polling only")
    return delete_webhook(world, call)


def get_webhook_info(world: World, call: Call) -> Json:
    """getWebhookInfo: no address, and how many updates wait."""
    return {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": world.inbox.count(),
    }


def log_out(world: World, call: Call) -> bool:
    """logOut and close: there is no other server to go to."""
    return True


METHODS = {
    "getUpdates": get_updates,
    "deleteWebhook": delete_webhook,
    "setWebhook": set_webhook,
    "getWebhookInfo": get_webhook_info,
    "logOut": log_out,
    "close": log_out,
}
