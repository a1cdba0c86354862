/** Environment variables with the credentials of each service, by option. */
export const sources = {
  cms: { accessKey: "CC_ACCESS_KEY", secretKey: "CC_SECRET_KEY" },
  gateway: { guid: "CC_GUID" },
} as const;

/** Those of both services. */
export const environment = { ...sources.cms, ...sources.gateway };
