import { onContentUpdated, type Theme } from "vitepress";
import DefaultTheme from "vitepress/theme-without-fonts";
import CallConsole from "../../console/CallConsole.vue";
import { copyLinks, recallTabs, rememberTabs } from "./memory.ts";
import "./style.css";
import "../../console/style.css";

export default {
  extends: DefaultTheme,
  setup: () => onContentUpdated(recallTabs),
  enhanceApp({ app }) {
    app.component("CallConsole", CallConsole);
    if (import.meta.env.SSR) return;
    copyLinks();
    rememberTabs();
  },
} satisfies Theme;
