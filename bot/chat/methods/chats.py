"""Methods that ask about chats and who is in them."""

from __future__ import annotations

from bot.chat.call import Call, Json
from bot.chat.refusals import bad_request
from bot.chat.world import Chat, Person, World


def get_chat(world: World, call: Call) -> Json:
    """getChat: the chat in full."""
    chat = world.chat(call.text("chat_id"))
    full: Json = {**chat.as_json(), "accent_color_id": 0, "max_reaction_count": 11}
    full["accepted_gift_types"] = dict.fromkeys(
        (
            "unlimited_gifts",
            "limited_gifts",
            "unique_gifts",
            "premium_subscription",
            "gifts_from_channels",
        ),
        False,
    )
    if chat.pinned:
        full["pinned_message"] = chat.messages[chat.pinned[-1]]
    return full


def get_chat_member(world: World, call: Call) -> Json:
    """getChatMember: what a person is in the chat."""
    chat = world.open_chat(call.text("chat_id"))
    person = world.people.get(call.integer("user_id"))
    if person is None or (person not in chat.people and person != world.bot):
        raise bad_request("member not found" if person else "user not found")
    return _member(world, chat, person)


def get_chat_administrators(world: World, call: Call) -> list[Json]:
    """getChatAdministrators: who leads a group."""
    chat = world.open_chat(call.text("chat_id"))
    if not chat.is_group:
        raise bad_request("there are no administrators in the private chat")
    return [_member(world, chat, world.admin)]


def get_chat_member_count(world: World, call: Call) -> int:
    """getChatMemberCount: persons and the bot."""
    return len(world.open_chat(call.text("chat_id")).people) + 1


def _member(world: World, chat: Chat, person: Person) -> Json:
    if chat.is_group and person == world.admin:
        return {"status": "creator", "user": person.as_json(), "is_anonymous": False}
    return {"status": "member", "user": person.as_json()}


def leave_chat(world: World, call: Call) -> bool:
    """leaveChat: the bot hears and says nothing more in the group."""
    chat = world.open_chat(call.text("chat_id"))
    if not chat.is_group:
        raise bad_request("chat member status can't be changed in private chats")
    chat.left = True
    world.tell("left", chat.id)
    return True


def answer_inline_query(world: World, call: Call) -> bool:
    """answerInlineQuery: the offered results, kept for whoever asked."""
    query = call.text("inline_query_id")
    results = call.objects("results") or []
    if query not in world.inline_answers:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if len(results) > 50:
        raise bad_request("RESULTS_TOO_MUCH")
    world.inline_answers[query] = results
    return True


METHODS = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
    "answerInlineQuery": answer_inline_query,
}
