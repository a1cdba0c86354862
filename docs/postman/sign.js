// Pre-request script: signs a request for CC-CMS by the scheme C2, with the keys in the variables accessKey and secretKey.
// Postman has globals of its own, such as `request`: the braces keep these names apart from them.
{
  const { HmacSHA256 } = require("crypto-js");
  const { Url } = require("postman-collection");

  const { request, variables } = pm;
  const url = new Url(variables.replaceIn(request.url.toString()));
  // What is signed has to be what is sent, byte for byte: without variables.
  const body = variables.replaceIn(request.body?.raw ?? "");
  if (body) request.body.update({ mode: "raw", raw: body });

  const hmac = (key, message) => HmacSHA256(message, key).toString();
  const encode = (text) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

  const host = url
    .getRemote()
    .toLowerCase()
    .replace(url.protocol === "http" ? /:80$/ : /:443$/, "");
  const timestamp = new Date().toISOString().replace(/\.\d+/, "");
  const prefix = `auth-v2/${variables.get("accessKey")}/${timestamp}/host`;
  const query = url.getQueryString();
  const canonicalRequest = [
    ...[request.method, url.getPath()],
    ...(query ? [query] : []),
    ...["host", `host:${encode(host)}`, encode(body)],
  ].join("\n");
  const signature = hmac(hmac(variables.get("secretKey"), prefix), canonicalRequest);

  request.headers.upsert({ key: "Authorization", value: `${prefix}/${signature}` });
}
