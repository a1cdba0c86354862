/** What a host sends with each page, so that nothing but the site's own files is ever loaded or run. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // The reference writes its own style sheet, and pages have style attributes.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");
