import type { Contract } from "@cc-contract/spec/model/contract";

// What one writes by hand for this response, with all that the contract says of it: the yardstick of the benchmark.

export function createHandWritten(contract: Contract): (value: unknown) => boolean {
  const { UtcTime, CmsSuccessCode, CmsLegacyResult } = contract.components.schemas;
  const time = new RegExp(String(UtcTime?.pattern), "u");
  const success = CmsSuccessCode?.const;
  const legacy = CmsLegacyResult?.const;

  function isRecord(value: unknown): boolean {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    const record = value as Record<string, unknown>;
    return (
      typeof record.id === "string" &&
      typeof record.callId === "string" &&
      typeof record.phoneNo === "string" &&
      Number.isInteger(record.subCcNo) &&
      Number.isInteger(record.currentAgentId) &&
      Number.isInteger(record.currentSkillId) &&
      Number.isInteger(record.mediaType) &&
      typeof record.beginTime === "string" &&
      time.test(record.beginTime) &&
      typeof record.endTime === "string" &&
      time.test(record.endTime) &&
      Number.isInteger(record.vdn) &&
      Number.isInteger(record.callType) &&
      Number.isInteger(record.serviceNo) &&
      Number.isInteger(record.operateType) &&
      Number.isInteger(record.operateObject) &&
      Number.isInteger(record.operateCause) &&
      Number.isInteger(record.agentType) &&
      Number.isInteger(record.locationId) &&
      typeof record.logonSn === "string" &&
      (record.skillInfoSn === null || typeof record.skillInfoSn === "string")
    );
  }

  function areRecords(value: unknown): boolean {
    if (!Array.isArray(value)) return false;
    for (let index = 0; index < value.length; index++) if (!isRecord(value[index])) return false;
    return true;
  }

  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    const response = value as Record<string, unknown>;
    if (typeof response.resultCode !== "string") return false;
    if (response.resultCode !== success) {
      return (
        typeof response.resultDesc === "string" &&
        (response.result === undefined || typeof response.result === "string")
      );
    }
    return (
      areRecords(response.resultDesc) &&
      (response.result === undefined || response.result === legacy) &&
      (response.resultDatas === undefined || areRecords(response.resultDatas))
    );
  };
}
