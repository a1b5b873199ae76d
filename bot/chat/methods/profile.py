"""Methods about the bot itself: who it is, its name and descriptions, its command menus."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.chat.call import Call, Json
from bot.chat.refusals import bad_request
from bot.chat.world import World

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}|")
_CHATLESS = {
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
}
_IN_A_CHAT = {"chat", "chat_administrators", "chat_member"}


def get_me(world: World, call: Call) -> Json:
    """getMe: the bot as a User, with what it can do."""
    name = world.profile.get(("name", ""))
    return {
        **world.bot.as_json(),
        **({"first_name": name} if name else {}),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_my_commands(world: World, call: Call) -> bool:
    """setMyCommands: the menu of a scope in a language."""
    commands = call.objects("commands") or []
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(command.get("command", "").removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command.get("description", "")) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.commands[_menu(world, call)] = [
        {"command": each["command"].removeprefix("/"), "description": each["description"]}
        for each in commands
    ]
    world.tell("commands", 0)
    return True


def get_my_commands(world: World, call: Call) -> list[Json]:
    """getMyCommands: exactly what was set for this scope and language."""
    return world.commands.get(_menu(world, call), [])


def delete_my_commands(world: World, call: Call) -> bool:
    """deleteMyCommands: wider scopes show again."""
    world.commands.pop(_menu(world, call), None)
    world.tell("commands", 0)
    return True


def _menu(world: World, call: Call) -> tuple[str, str]:
    """The scope and language that a menu is kept under."""
    scope = call.record("scope") or {"type": "default"}
    kind = scope.get("type", "")
    language = _language(call)
    if kind in _CHATLESS:
        return kind, language
    if kind not in _IN_A_CHAT:
        raise bad_request("unsupported BotCommandScope type specified")
    chat = world.chat(scope.get("chat_id", ""))
    person = f":{scope['user_id']}" if kind == "chat_member" else ""
    return f"{kind}:{chat.id}{person}", language


def _language(call: Call) -> str:
    code = call.text("language_code")
    if not _LANGUAGE.fullmatch(code):
        raise bad_request("LANG_CODE_INVALID")
    return code


def _profile_methods(
    kind: str, method: str, most: int
) -> dict[str, Callable[[World, Call], object]]:
    """The setter and getter of one line of the bot's profile."""

    def set_line(world: World, call: Call) -> bool:
        line = call.text(kind)
        if len(line) > most:
            raise bad_request(f"{method} is too long")
        world.profile[kind, _language(call)] = line
        world.tell("profile", 0)
        return True

    def get_line(world: World, call: Call) -> Json:
        default = world.bot.first_name if kind == "name" else ""
        own = world.profile.get((kind, _language(call)))
        return {kind: own or world.profile.get((kind, "")) or default}

    return {f"setMy{method}": set_line, f"getMy{method}": get_line}


METHODS: dict[str, Callable[[World, Call], object]] = {
    "getMe": get_me,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    **_profile_methods("name", "Name", 64),
    **_profile_methods("description", "Description", 512),
    **_profile_methods("short_description", "ShortDescription", 120),
}
