// One message as a list item: words, file, time, buttons. It is made anew when it is edited.

import { formatted } from "/page/formatting.js";

const clock = new Intl.DateTimeFormat("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false });
const calendar = new Intl.DateTimeFormat("zh-CN", { year: "numeric", month: "long", day: "numeric" });

export function dayOf(message) {
  return calendar.format(new Date(message.date * 1000));
}

export function daySeparator(day) {
  const item = node("li", "day");
  item.append(node("span", "", day));
  return item;
}

export function messageItem(message, me, inGroup, doings) {
  const own = message.from.id === me.id;
  const item = node("li", own ? "message own" : "message");
  item.id = `m${message.message_id}`;
  item.tabIndex = -1;
  const bubble = node("div", "bubble");
  const sender = own ? "我" : message.from.first_name;
  bubble.append(node("p", inGroup && !own ? "sender" : "unseen", `${sender}${inGroup && !own ? "" : "："}`));
  if (message.reply_to_message) bubble.append(quoted(message.reply_to_message));
  if (message.photo) bubble.append(photo(message.photo.at(-1), message.caption));
  if (message.document) bubble.append(file(message.document));
  const words = message.text ?? message.caption;
  if (words) {
    const text = node("div", "words");
    text.append(formatted(words, message.entities ?? message.caption_entities ?? [], doings.say));
    bubble.append(text);
  }
  bubble.append(footnote(message, inGroup, doings));
  item.append(bubble);
  if (message.reply_markup) item.append(keyboard(message, doings));
  return item;
}

function quoted(original) {
  const words = original.text ?? original.caption ?? original.document?.file_name ?? "照片";
  const quote = node("p", "quoted");
  quote.append(node("b", "", original.from.first_name), node("span", "", words.split("\n")[0].slice(0, 60)));
  return quote;
}

function photo(size, caption) {
  const link = node("a", "photo");
  link.href = `/chat/file/${size.file_id}?save`;
  link.setAttribute("aria-label", "保存这张照片");
  const image = node("img");
  image.src = `/chat/file/${size.file_id}`;
  image.alt = caption ? `照片：${caption}` : "照片";
  const scale = Math.min(1, 420 / size.width, 440 / size.height); // known before it is loaded
  image.width = Math.round(size.width * scale);
  image.height = Math.round(size.height * scale);
  link.append(image);
  return link;
}

function file(document_) {
  const link = node("a", "document");
  link.href = `/chat/file/${document_.file_id}?save`;
  link.download = document_.file_name;
  const kind = document_.file_name.includes(".") ? document_.file_name.split(".").pop().slice(0, 4) : "文件";
  const badge = node("span", "kind", kind);
  badge.ariaHidden = "true";
  const about = node("span", "about");
  about.append(node("b", "", document_.file_name), node("span", "", `${sizeOf(document_.file_size)} · 下载`));
  link.append(badge, about);
  return link;
}

function footnote(message, inGroup, doings) {
  const foot = node("p", "foot");
  if (inGroup && message.from.is_bot) {
    const reply = node("button", "reply", "回复");
    reply.type = "button";
    reply.addEventListener("click", () => doings.reply(message));
    foot.append(reply);
  }
  if (message.edit_date) foot.append(node("span", "", "已编辑"));
  const time = node("time", "", clock.format(new Date(message.date * 1000)));
  time.dateTime = new Date(message.date * 1000).toISOString();
  foot.append(time);
  return foot;
}

function keyboard(message, doings) {
  const rows = node("div", "keyboard");
  rows.setAttribute("role", "group");
  rows.setAttribute("aria-label", "这条消息的按钮");
  message.reply_markup.inline_keyboard.forEach((buttons, row) => {
    const line = node("div", "row");
    buttons.forEach((button, column) => line.append(key(message, button, row, column, doings)));
    rows.append(line);
  });
  return rows;
}

function key(message, button, row, column, doings) {
  if (button.url) {
    const link = node("a", "key", `${button.text} ↗`);
    if (/^https?:/i.test(button.url)) link.href = button.url;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    return link;
  }
  const pressed = node("button", "key", button.text);
  pressed.type = "button";
  pressed.addEventListener("click", () => doings.press(message.message_id, row, column, pressed));
  return pressed;
}

export function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} 字节`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function node(tag, className = "", text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
