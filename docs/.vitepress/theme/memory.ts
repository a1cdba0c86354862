// What the pages remember, and what they hand out.

const key = "cc-contract-tab";
const tabs = ".vp-code-group .tabs label";

/** A click on the name of a heading, a field or a code goes there, and copies its address. */
export function copyLinks(): void {
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest<HTMLAnchorElement>(".row-anchor, .header-anchor");
    if (!link) return;
    navigator.clipboard?.writeText(link.href).then(
      () => {
        link.classList.add("copied");
        setTimeout(() => link.classList.remove("copied"), 1_500);
      },
      () => {},
    );
  });
}

/** Whoever chooses a tab finds that of the same name chosen on the next page. */
export function rememberTabs(): void {
  document.addEventListener("click", ({ target }) => {
    const label = target instanceof Element && target.closest<HTMLElement>(tabs);
    if (label) localStorage.setItem(key, label.dataset.title ?? "");
  });
}

/** Chooses the tabs of a page that were chosen before. */
export function recallTabs(): void {
  const title = localStorage.getItem(key);
  for (const label of document.querySelectorAll<HTMLElement>(tabs))
    if (label.dataset.title === title) document.getElementById(label.getAttribute("for") ?? "")?.click();
}
