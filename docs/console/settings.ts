import { reactive } from "vue";
import type { Settings } from "./request.ts";

/** Target and credentials of requests. Only in memory: the next page has them, the next visit does not. */
export const settings: Settings & { loaded: boolean; served: boolean } = reactive({
  ...{ address: "http://127.0.0.1:4012", accessKey: "EXAMPLEAK", secretKey: "EXAMPLESK", guid: "" },
  loaded: false,
  /** Whether the site came with a simulator. */
  served: false,
});

/** Takes the simulator that is served together with the site, if there is one. */
export async function loadSettings(url: string): Promise<void> {
  if (settings.loaded) return;
  settings.loaded = true;
  const simulator: Settings | null = await fetch(url)
    .then((response) => response.json())
    .catch(() => null);
  if (simulator) Object.assign(settings, simulator, { served: true });
}
