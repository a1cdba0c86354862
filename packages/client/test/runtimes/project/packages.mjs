export * as client from "@cc-contract/client";
export * as codes from "@cc-contract/client/codes";
export * as sign from "@cc-contract/client/sign";
export * as validators from "@cc-contract/validators/operations";
