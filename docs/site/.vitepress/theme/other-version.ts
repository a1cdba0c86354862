import { useData, withBase } from "vitepress";
import { defineComponent, h, onMounted, ref } from "vue";

/** Versions that a host serves side by side: `versions.json` in the folder above each of them. */
interface Versions {
  latest: { version: string; path: string };
}

/** A line above the page where the host has a newer version of the site. */
export default defineComponent(() => {
  const { theme } = useData();
  const latest = ref<Versions["latest"]>();
  onMounted(async () => {
    // One that is served alone has no folder above, and nothing to compare with.
    if (withBase("/") === "/") return;
    const response = await fetch(withBase("/../versions.json")).catch(() => undefined);
    if (response?.ok) latest.value = ((await response.json()) as Versions).latest;
  });
  return () => {
    const { version, path } = latest.value ?? {};
    if (version === undefined || version === theme.value.contractVersion) return;
    return h("p", { class: "other-version", role: "status" }, [
      `This is version ${theme.value.contractVersion}. `,
      h("a", { href: path }, `The latest is ${version}.`),
    ]);
  };
});
