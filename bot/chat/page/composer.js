// Where a person writes: text, commands with completion, a file, a reply.

import { sizeOf } from "/page/messages.js";

const byId = (id) => document.getElementById(id);
const form = byId("composer");
const text = byId("text");
const list = byId("commands");
const picker = byId("file");

let commands = [];
let chosen = -1;
let attached = null;
let replyTo = null;

export function setCommands(known) {
  commands = known;
  offer();
}

export function setReply(message) {
  replyTo = message ? message.message_id : null;
  byId("replying").hidden = !message;
  if (!message) return;
  byId("replying-to").textContent = (message.text ?? message.caption ?? "文件").slice(0, 60);
  text.focus();
}

export function clear() {
  text.value = "";
  attach(null);
  setReply(null);
  grow();
  offer();
}

// `deliver` is given what was written and says whether it arrived; only then is it cleared.
export function start(deliver) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const written = { text: text.value, file: attached, asPhoto: byId("as-photo").checked, replyTo };
    if (!written.text.trim() && !written.file) return text.focus();
    byId("send").disabled = true;
    const arrived = await deliver(written);
    byId("send").disabled = false;
    if (arrived) clear();
    text.focus();
  });
  text.addEventListener("input", () => { grow(); offer(); });
  text.addEventListener("keydown", onKey);
  text.addEventListener("blur", () => setTimeout(() => { if (document.activeElement !== text) close(); }, 150));
  byId("menu").addEventListener("click", toggleMenu);
  byId("attach").addEventListener("click", () => picker.click());
  picker.addEventListener("change", () => attach(picker.files[0] ?? null));
  byId("detach").addEventListener("click", () => { attach(null); text.focus(); });
  byId("no-reply").addEventListener("click", () => { setReply(null); text.focus(); });
  startDropping();
}

function onKey(event) {
  if (event.isComposing) return; // the input method's own Enter
  if (!list.hidden && onListKey(event)) return event.preventDefault();
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    form.requestSubmit();
  }
}

function onListKey(event) {
  const options = list.children.length;
  switch (event.key) {
    case "ArrowDown": choose((chosen + 1) % options); return true;
    case "ArrowUp": choose((chosen - 1 + options) % options); return true;
    case "Tab":
      if (event.shiftKey) return false;
      complete(Math.max(chosen, 0));
      return true;
    case "Enter":
      if (chosen < 0) return false;
      complete(chosen);
      return true;
    case "Escape": close(); return true;
    default: return false;
  }
}

function offer() {
  const written = text.value;
  const fitting = /^\/[a-z0-9_]*$/i.test(written)
    ? commands.filter((each) => each.command.startsWith(written.slice(1).toLowerCase()))
    : [];
  if (!fitting.length || (fitting.length === 1 && `/${fitting[0].command}` === written)) return close();
  list.replaceChildren(...fitting.map(option));
  list.hidden = false;
  choose(-1);
  byId("menu").setAttribute("aria-expanded", "true");
}

function option(command, index) {
  const item = document.createElement("li");
  item.id = `command-${index}`;
  item.setAttribute("role", "option");
  item.dataset.command = command.command;
  const name = document.createElement("b");
  name.textContent = `/${command.command}`;
  const about = document.createElement("span");
  about.textContent = command.description;
  item.append(name, about);
  item.addEventListener("pointerdown", (event) => event.preventDefault()); // keep the focus in the text
  item.addEventListener("click", () => complete(index));
  return item;
}

function choose(index) {
  chosen = index;
  [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === index)));
  if (index < 0) return text.removeAttribute("aria-activedescendant");
  list.children[index].scrollIntoView({ block: "nearest" });
  text.setAttribute("aria-activedescendant", list.children[index].id);
}

function complete(index) {
  text.value = `/${list.children[index].dataset.command} `;
  close();
  text.focus();
  grow();
}

function close() {
  list.hidden = true;
  chosen = -1;
  text.removeAttribute("aria-activedescendant");
  byId("menu").setAttribute("aria-expanded", "false");
}

function toggleMenu() {
  if (!list.hidden) return close();
  if (!text.value.startsWith("/")) text.value = "/";
  text.focus();
  offer();
}

function attach(file) {
  attached = file;
  byId("attached").hidden = !file;
  if (!file) { picker.value = ""; return; }
  byId("attached-name").textContent = `${file.name}（${sizeOf(file.size)}）`;
  byId("as-photo-choice").hidden = !/^image\/(png|jpeg|gif|webp|bmp)$/.test(file.type);
  byId("as-photo").checked = !byId("as-photo-choice").hidden;
  text.focus();
}

function grow() {
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight}px`;
}

function startDropping() {
  const veil = byId("drop");
  let depth = 0;
  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragenter", (event) => {
    if (!carriesFiles(event)) return;
    depth += 1;
    veil.hidden = false;
  });
  addEventListener("dragleave", (event) => {
    if (!carriesFiles(event)) return;
    depth -= 1;
    veil.hidden = depth > 0 ? false : true;
  });
  addEventListener("dragover", (event) => { if (carriesFiles(event)) event.preventDefault(); });
  addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth = 0;
    veil.hidden = true;
    attach(event.dataTransfer.files[0] ?? null);
  });
  text.addEventListener("paste", (event) => {
    const file = event.clipboardData?.files[0];
    if (!file) return;
    event.preventDefault();
    attach(file);
  });
}
