const watch = typeof ResizeObserver === "undefined" ? undefined : new ResizeObserver(update);

/** The tab key stops at a block of code and at a table only while it scrolls. */
export function stopAtScrollers(): void {
  for (const block of document.querySelectorAll(".vp-doc :is(pre, table)")) watch?.observe(block);
}

function update(entries: ResizeObserverEntry[]): void {
  for (const { target } of entries) {
    const scrolls = target.scrollWidth > target.clientWidth;
    target.toggleAttribute("tabindex", scrolls);
    if (scrolls) target.setAttribute("tabindex", "0");
  }
}
