// What makes a page hard to see or to hear: each check lists the offenders in view.
({
  // Text whose colour is less than 4.5 : 1 against what lies behind it.
  faint() {
    const parse = (colour) => colour.match(/[\d.]+/g).map(Number);
    const over = (top, under) => [0, 1, 2].map((i) => top[i] * (top[3] ?? 1) + under[i] * (1 - (top[3] ?? 1)));
    const linear = (v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    const light = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
    const ground = (element) => {
      const chain = [];
      for (let at = element; at; at = at.parentElement) chain.unshift(parse(getComputedStyle(at).backgroundColor));
      return chain.reduce((under, top) => over(top, under), [255, 255, 255]);
    };
    const unseen = ".unseen, .skip, noscript, dialog:not([open])";
    return [...document.querySelectorAll("body *")]
      .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
      .filter((each) => each.checkVisibility() && !each.closest(unseen))
      .map((each) => {
        const under = ground(each);
        const ink = over(parse(getComputedStyle(each).color), under);
        const [more, less] = [light(ink), light(under)].sort((a, b) => b - a);
        return [each.textContent.trim().slice(0, 20), (more + 0.05) / (less + 0.05)];
      })
      .filter(([, ratio]) => ratio < 4.5)
      .map(([words, ratio]) => `${words}: ${ratio.toFixed(2)}`);
  },

  // Controls that a screen reader could not name.
  nameless() {
    const named = (each) => each.getAttribute("aria-label") || each.getAttribute("aria-labelledby")
      || each.textContent.trim() || each.closest("label")?.textContent.trim();
    return [...document.querySelectorAll("button, a[href], input, textarea, summary, [role]:not([role=status])")]
      .filter((each) => each.checkVisibility() && !named(each))
      .map((each) => each.outerHTML);
  },

  // Controls smaller than a fingertip; commands and links inside words are as high as their line.
  small() {
    return [...document.querySelectorAll("button, a.key, a.document, summary, textarea, [role=option]")]
      .filter((each) => each.checkVisibility() && !each.closest(".words"))
      .filter((each) => Math.min(each.getBoundingClientRect().height, each.getBoundingClientRect().width) < 44)
      .map((each) => each.outerHTML);
  },

  // Text under 16 pixels.
  tiny() {
    return [...document.querySelectorAll("body *")]
      .filter((each) => each.checkVisibility() && parseFloat(getComputedStyle(each).fontSize) < 16)
      .map((each) => each.outerHTML);
  },

  // Boxes that would have to be scrolled sideways; a block of code may be.
  wide() {
    return [document.documentElement, document.body, ...document.querySelectorAll("main, main *, header, footer")]
      .filter((each) => each.tagName !== "PRE" && !each.closest(".unseen") && each.scrollWidth > each.clientWidth + 1)
      .filter((each) => getComputedStyle(each).display !== "inline")
      .map((each) => `${each.tagName} ${each.className} ${each.scrollWidth}`);
  },

  // The focused element when nothing shows that it is.
  unmarked() {
    const at = document.activeElement;
    const shown = [at, at.type === "radio" ? at.nextElementSibling : null, at.querySelector?.(".bubble")];
    const marked = shown.some((each) => each && getComputedStyle(each).outlineStyle !== "none");
    return at === document.body || marked ? [] : [at.outerHTML];
  },
})
