/** Where the command finds what an operation of each service needs. */
export const sources = {
  cms: { accessKey: "CC_ACCESS_KEY", secretKey: "CC_SECRET_KEY" },
  gateway: { guid: "CC_GUID" },
} as const;

/** Variables of the environment with the credentials, by option. */
export const environment = { ...sources.cms, ...sources.gateway };
