// The chat: who looks at which chat, the stream of what happens there, and what the person does.

import * as composer from "/page/composer.js";
import { dayOf, daySeparator, messageItem } from "/page/messages.js";

const byId = (id) => document.getElementById(id);
const log = byId("log");
const scroller = byId("scroll");

let stream = null;
let view = "member";
let me = { id: 0 };
let lastDay = "";
let typingEnds = 0;
let toastEnds = 0;
const awaited = new Set(); // buttons that were pressed and wait for the bot

// ---- the stream -------------------------------------------------------------------------------

function open() {
  stream?.close();
  const opened = new EventSource(`/chat/${view}/events${speaker()}`);
  stream = opened;
  opened.onmessage = (event) => happened(JSON.parse(event.data));
  opened.onopen = () => notice("");
  opened.onerror = () => {
    byId("status").textContent = "连接已断开";
    notice("连接已断开，正在重新连接…");
    if (opened.readyState === EventSource.CLOSED) setTimeout(() => { if (stream === opened) open(); }, 2000);
  };
}

const speaker = () => (view === "group" && byId("as-admin").checked ? "?as=admin" : "");

function notice(words) {
  byId("connection").textContent = words;
  byId("connection").hidden = !words;
}

const HAPPENINGS = {
  view: showAll,
  message: ({ message }) => add(message),
  edited: ({ message }) => replace(message),
  deleted: ({ message_id }) => { byId(`m${message_id}`)?.remove(); },
  action: () => showTyping(),
  toast: (event) => { if (event.person_id === me.id) answerPress(event.text, event.alert); },
  blocked: ({ blocked }) => showBlocked(blocked),
  commands: showAbout,
  profile: showAbout,
};

function happened(event) {
  HAPPENINGS[event.kind]?.(event);
}

// ---- what is in view --------------------------------------------------------------------------

function showAll(all) {
  showAbout(all);
  byId("record").setAttribute("aria-live", "off"); // history is not news
  log.replaceChildren();
  lastDay = "";
  for (const message of all.messages) append(message);
  showHint(all);
  showBlocked(all.blocked);
  toNewest();
  setTimeout(() => byId("record").setAttribute("aria-live", "polite"), 100);
}

function showAbout({ bot, me: person, commands }) {
  me = person;
  byId("name").textContent = bot.first_name;
  byId("status").textContent = view === "group" ? `群聊 · @${bot.username}` : "机器人";
  document.title = `${bot.first_name} · 本机聊天`;
  composer.setCommands(commands);
}

function showHint({ messages, examples }) {
  byId("hint").hidden = messages.length > 0;
  byId("hint-text").textContent = view === "group"
    ? "在群里，机器人只看得到命令、对它的回复和提到它的消息。"
    : "点一下例子，或在下面输入提案号、单位名称、任何一个词。";
  byId("examples").replaceChildren(...examples.map((words) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words;
    button.addEventListener("click", () => say(words));
    return button;
  }));
}

function append(message) {
  const day = dayOf(message);
  if (day !== lastDay) log.append(daySeparator(day));
  lastDay = day;
  const item = messageItem(message, me, view === "group", { say, press, reply: composer.setReply });
  log.append(item);
  return item;
}

function add(message) {
  if (byId(`m${message.message_id}`)) return;
  const own = message.from.id === me.id;
  const follow = own || nearEnd();
  byId("hint").hidden = true;
  if (message.from.is_bot) byId("typing").textContent = "";
  const item = append(message);
  if (!follow) { byId("newest").hidden = false; return; }
  // A long answer is read from its beginning.
  if (item.offsetHeight > scroller.clientHeight * 0.9) item.scrollIntoView({ block: "start" });
  else toNewest();
}

function replace(message) {
  const old = byId(`m${message.message_id}`);
  if (!old) return;
  const atEnd = nearEnd();
  const made = messageItem(message, me, view === "group", { say, press, reply: composer.setReply });
  const focused = old.contains(document.activeElement) ? document.activeElement.textContent : null;
  old.replaceWith(made);
  if (focused !== null) keepFocus(made, focused);
  if (made.offsetHeight > scroller.clientHeight * 0.9) made.scrollIntoView({ block: "start" });
  else if (atEnd) toNewest();
  else made.scrollIntoView({ block: "nearest" });
}

// A person with a keyboard stays on the button pressed, or on the message if it is gone.
function keepFocus(item, label) {
  const keys = [...item.querySelectorAll("button")];
  (keys.find((each) => each.textContent === label) ?? item).focus({ preventScroll: true });
}

function nearEnd() {
  return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 140;
}

// At once, not smoothly: an answer that comes while the page still moves must find it at the end.
function toNewest() {
  scroller.scrollTop = scroller.scrollHeight;
  byId("newest").hidden = true;
}

function showTyping() {
  byId("typing").textContent = "正在输入…";
  toNewest();
  clearTimeout(typingEnds);
  typingEnds = setTimeout(() => { byId("typing").textContent = ""; }, 5500);
}

function showBlocked(blocked) {
  byId("blocked").checked = blocked;
  byId("unblock").hidden = !blocked;
  byId("composer").hidden = blocked;
  byId("blocked-choice").hidden = view === "group";
  byId("as-admin-choice").hidden = view !== "group";
}

function answerPress(words, alert) {
  for (const button of awaited) button.removeAttribute("aria-busy");
  awaited.clear();
  if (!words) return;
  if (alert) {
    byId("alert-text").textContent = words;
    byId("alert").showModal();
    return;
  }
  toast(words);
}

function toast(words) {
  byId("toast").textContent = words;
  clearTimeout(toastEnds);
  toastEnds = setTimeout(() => { byId("toast").textContent = ""; }, 4000);
}

// ---- what the person does ---------------------------------------------------------------------

// Whether it arrived; if not, the reason is shown.
async function ask(path, request) {
  try {
    const response = await fetch(`/chat/${view}/${path}${speaker()}`, { method: "POST", ...request });
    if (response.ok) return true;
    const type = response.headers.get("Content-Type") ?? "";
    toast(type.includes("json") ? (await response.json()).error : await response.text());
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // TypeError: the server cannot be reached
    toast("没有发出去：连接已断开。");
  }
  return false;
}

const asJson = (body) => ({ headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

const say = (text, replyTo = null) => ask("say", asJson({ text, reply_to: replyTo }));

async function press(messageId, row, column, button) {
  button.setAttribute("aria-busy", "true");
  awaited.add(button);
  setTimeout(() => { button.removeAttribute("aria-busy"); awaited.delete(button); }, 15000);
  if (!(await ask("press", asJson({ message_id: messageId, row, column })))) answerPress("", false);
}

function deliver({ text, file, asPhoto, replyTo }) {
  if (!file) return say(text, replyTo);
  if (file.size > 50 * 1024 * 1024) { toast("文件不能超过 50 MB。"); return false; }
  const form = new FormData();
  form.append("caption", text);
  form.append("as_photo", asPhoto ? "yes" : "no");
  form.append("file", file, file.name);
  return ask("file", { body: form });
}

const setBlocked = (blocked) => ask("block", asJson({ blocked }));

// ---- begin ------------------------------------------------------------------------------------

composer.start(deliver);
for (const radio of document.querySelectorAll("input[name=view]")) {
  radio.addEventListener("change", () => { view = radio.value; composer.clear(); open(); });
  if (radio.checked) view = radio.value; // a reload keeps the choice
}
byId("as-admin").addEventListener("change", open);
byId("blocked").addEventListener("change", (event) => { setBlocked(event.target.checked); byId("more").open = false; });
byId("unblock").addEventListener("click", () => setBlocked(false));
byId("newest").addEventListener("click", toNewest);
scroller.addEventListener("scroll", () => { if (nearEnd()) byId("newest").hidden = true; }, { passive: true });
document.addEventListener("click", (event) => { if (!byId("more").contains(event.target)) byId("more").open = false; });
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && byId("more").open) { byId("more").open = false; byId("more").querySelector("summary").focus(); }
});
open();
byId("text").focus({ preventScroll: true });
