import { withBase } from "vitepress";
import { defineComponent, h, onMounted, ref } from "vue";

/** What `versions.json` says, in the folder above the versions that a host has side by side. */
interface Versions {
  /** Folder of the newest release, as in `v1/`. */
  newest: string;
}

/** A line above the page where the host has a newer version of the site. */
export default defineComponent(() => {
  const newest = ref("");
  onMounted(async () => {
    // One that is served alone has no folder above, and nothing to compare with.
    if (withBase("/") === "/") return;
    const response = await fetch(withBase("/../versions.json")).catch(() => undefined);
    if (response?.ok) newest.value = ((await response.json()) as Versions).newest;
  });
  return () => {
    if (newest.value === "" || withBase("/").endsWith(`/${newest.value}`)) return;
    return h("p", { class: "other-version", role: "status" }, [
      "This is another version than the newest release. ",
      h("a", { href: withBase(`/../${newest.value}`), target: "_self" }, "Go to the newest."),
    ]);
  };
});
