import { onContentUpdated, type Theme } from "vitepress";
import DefaultTheme from "vitepress/theme-without-fonts";
import { onMounted } from "vue";
import CallConsole from "../../console/CallConsole.vue";
import { copyLinks, recallTabs, rememberTabs } from "./memory.ts";
import { stopAtScrollers } from "./scrollers.ts";
import "./style.css";
import "../../console/style.css";

export default {
  extends: DefaultTheme,
  setup() {
    onContentUpdated(() => {
      recallTabs();
      stopAtScrollers();
    });
    // The reference leads here to search.
    onMounted(() => {
      if (location.search === "?search") document.querySelector<HTMLElement>(".VPNavBarSearch button")?.click();
    });
  },
  enhanceApp({ app }) {
    app.component("CallConsole", CallConsole);
    if (import.meta.env.SSR) return;
    copyLinks();
    rememberTabs();
  },
} satisfies Theme;
