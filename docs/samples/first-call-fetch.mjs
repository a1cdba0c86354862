import { createHmac } from "node:crypto";

const { CMS = "", CC_ACCESS_KEY = "", CC_SECRET_KEY = "" } = process.env;
const url = new URL("/rest/cmsapp/v1/openapi/agent/agentbyworkno", CMS);

// Written once: what is signed has to be what is sent, byte for byte.
const body = JSON.stringify({ queryParam: { ccId: 1, vdn: 1, agentId: 101 } });

const response = await fetch(url, {
  method: "POST",
  headers: { "Content-Type": "application/json; charset=UTF-8", Authorization: sign("POST", url, body) },
  body,
});
if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
const { resultCode, resultDesc } = await response.json();
if (resultCode !== "0100000") throw new Error(`failure code ${resultCode}: ${resultDesc}`);
console.log(`${resultDesc.name}, number ${resultDesc.workNo} of VDN ${resultDesc.vdnId}`);

function sign(method, { pathname, host }, body) {
  const timestamp = new Date().toISOString().replace(/\.\d+/, "");
  const prefix = `auth-v2/${CC_ACCESS_KEY}/${timestamp}/host`;
  const canonical = [method, pathname, "host", `host:${encode(host)}`, encode(body)].join("\n");
  return `${prefix}/${hmac(hmac(CC_SECRET_KEY, prefix), canonical)}`;
}

function hmac(key, message) {
  return createHmac("sha256", key).update(message).digest("hex");
}

/** `encodeURIComponent` leaves five characters alone that have to be encoded here. */
function encode(text) {
  return encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}
