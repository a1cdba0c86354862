export { run, type Surroundings, shape, surround } from "../scripts/run-sample.ts";
