/** What a page of the site may load and run: only the site's own files. */
const directives = [
  "default-src 'none'",
  "script-src 'self'",
  // Pages have style attributes.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  // The console of an operation calls servers of this machine.
  "connect-src 'self' http://127.0.0.1:* http://localhost:*",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
];

/** The policy as each page has it, for hosts that send no headers. */
export const metaPolicy = directives.join("; ");

/** The policy as a host sends it. A page can't say who may frame it. */
export const contentSecurityPolicy = [...directives, "frame-ancestors 'none'"].join("; ");
