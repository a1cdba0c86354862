export { type Mock, type MockOptions, startMock } from "./mock/index.ts";
export { UsageError } from "./port.ts";
export {
  type AgentKey,
  type Filter,
  type ReceivedRequest,
  type SimulatedResponse,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from "./simulator/index.ts";
export {
  type CaseResult,
  type Finding,
  type Fixtures,
  type OperationResult,
  type Outcome,
  type Verdict,
  type VerifyOptions,
  type VerifyResult,
  verify,
} from "./verify/index.ts";
