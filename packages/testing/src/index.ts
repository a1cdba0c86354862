export { type Mock, startMock } from "./mock.ts";
export {
  type Answer,
  type Filter,
  type ReceivedRequest,
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
  UsageError,
  type Verdict,
  type VerifyOptions,
  type VerifyResult,
  verify,
} from "./verify/index.ts";
