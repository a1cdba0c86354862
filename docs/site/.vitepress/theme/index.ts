import DefaultTheme from "vitepress/theme-without-fonts";
import { h } from "vue";
import OtherVersion from "./other-version.ts";
import "./style.css";

export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { "layout-top": () => h(OtherVersion) }),
};
