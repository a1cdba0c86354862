export { type Mock, startMock } from "./mock.ts";
export { type Simulator, type SimulatorOptions, startSimulator } from "./simulator/index.ts";
export { type VerifyOptions, type VerifyResult, verify } from "./verify/index.ts";
