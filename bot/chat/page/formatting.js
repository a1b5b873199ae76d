// A message's plain text and entities as DOM nodes. Text only ever becomes text nodes, so nothing
// that a bot or a person writes can become markup. Offsets count UTF-16 units, as JavaScript does.

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};
const SAFE = /^(https?|tg|mailto|tel):/i;

export function formatted(text, entities, onCommand) {
  const ordered = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return between(text, 0, text.length, ordered, onCommand);
}

// A block stands on lines of its own: the line ends around it are already made by its shape.
const isBlock = (entity) => entity.type.endsWith("blockquote") || entity.type === "pre";

function between(text, start, end, entities, onCommand) {
  const nodes = document.createDocumentFragment();
  let at = start;
  let next = 0;
  while (next < entities.length) {
    const entity = entities[next];
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    next += 1;
    if (to <= from) continue;
    nodes.append(isBlock(entity) ? text.slice(at, from).replace(/\n[ \t]*$/, "") : text.slice(at, from));
    const inner = []; // one that reaches beyond its outer entity is cut there
    while (next < entities.length && entities[next].offset < to) inner.push(entities[next++]);
    nodes.append(element(entity, text.slice(from, to), between(text, from, to, inner, onCommand), onCommand));
    at = isBlock(entity) && text[to] === "\n" ? to + 1 : to;
  }
  nodes.append(text.slice(at, end));
  return nodes;
}

function element(entity, words, content, onCommand) {
  switch (entity.type) {
    case "text_link": return link(entity.url, content);
    case "url": return link(words, content);
    case "email": return link(`mailto:${words}`, content);
    case "bot_command": return command(words, onCommand);
    case "spoiler": return spoiler(content);
    case "expandable_blockquote": return expandable(content);
    case "mention": case "hashtag": return wrapped("span", content, "marked");
    default: return wrapped(TAGS[entity.type] || "span", content);
  }
}

function wrapped(tag, content, className = "") {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(content);
  return node;
}

function link(address, content) {
  if (!SAFE.test(address)) return wrapped("span", content);
  const node = wrapped("a", content);
  node.href = address;
  node.target = "_blank";
  node.rel = "noopener noreferrer";
  return node;
}

function command(words, onCommand) {
  const node = wrapped("button", words, "command");
  node.type = "button";
  node.addEventListener("click", () => onCommand(words));
  return node;
}

function spoiler(content) {
  const node = wrapped("span", "", "spoiler");
  const button = wrapped("button", "点开看隐藏的文字");
  button.type = "button";
  button.addEventListener("click", () => node.replaceChildren(content), { once: true });
  node.append(button);
  return node;
}

function expandable(content) {
  const quote = wrapped("blockquote", "", "folded");
  const words = wrapped("div", content, "words");
  const button = wrapped("button", "展开全文");
  button.type = "button";
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => {
    const folded = quote.classList.toggle("folded");
    button.textContent = folded ? "展开全文" : "收起";
    button.setAttribute("aria-expanded", String(!folded));
  });
  // What fits needs no unfolding; whether it fits changes with the page's width.
  new ResizeObserver(() => {
    if (quote.classList.contains("folded")) button.hidden = words.scrollHeight <= words.clientHeight + 1;
  }).observe(words);
  quote.append(words, button);
  return quote;
}
