import { describe, expect, test } from "vitest";
import { createCmsClient } from "../src/index.ts";
import { callCms, cmsPath, type Responder, startServer } from "./failing-server.ts";
import { cmsWith, keys, query, rejection } from "./stub.ts";

// The name 王 in three encodings.
const name: Record<string, number[]> = { gbk: [0xcd, 0xf5], "utf-16le": [0x8b, 0x73], "utf-8": [0xe7, 0x8e, 0x8b] };

/** The response of a success in a charset. */
function bytesIn(charset: string): Buffer {
  const encode = (text: string) => Buffer.from(text, charset === "utf-16le" ? "utf16le" : "latin1");
  const [start, end] = ['{"resultCode":"0100000","resultDesc":["', '"]}'].map(encode) as [Buffer, Buffer];
  return Buffer.concat([start, Buffer.from(name[charset] ?? []), end]);
}

const respond =
  (type: string, charset: string): Responder =>
  (response) =>
    response.writeHead(200, { "content-type": type }).end(bytesIn(charset));

describe("a response is decoded by the charset that it declares", () => {
  test.each([
    ["application/json; charset=GBK", "gbk"],
    ['application/json; charset="gb2312"; x=y', "gbk"],
    ["application/json;CHARSET=utf-16le", "utf-16le"],
    ["application/json; charset=UTF-8", "utf-8"],
    ["application/json", "utf-8"],
  ])("%s", async (type, charset) => {
    const { url } = await startServer(respond(type, charset));
    expect(await callCms(url)).toEqual(["王"]);
    const { raw } = createCmsClient({ baseUrl: url, ...keys });
    for (const parseAs of ["json", "text"] as const)
      expect(JSON.stringify((await raw.POST(cmsPath, { body: query, parseAs })).data)).toContain("王");
  });
});

test.each(["x-example", "utf-7"])("a charset that the runtime does not know is an error: %s", async (charset) => {
  const { url, requests } = await startServer(respond(`application/json; charset=${charset}`, "utf-8"));
  const error = await rejection(callCms(url, { retries: 2 }));
  const issue = { path: [], keyword: "charset", expected: "a charset that this runtime decodes", received: charset };
  expect(error).toMatchObject({ name: "ResponseValidationError", attempts: 1, issues: [issue] });
  expect(requests).toHaveLength(1);
  const raw = createCmsClient({ baseUrl: url, ...keys }).raw.POST(cmsPath, { body: query });
  expect(await rejection(raw)).toMatchObject({
    name: "ResponseValidationError",
    operationId: "queryAgentPrivateCalls",
  });
});

test("a byte order mark is not part of the text", async () => {
  const { call } = cmsWith(() => new Response('\ufeff{"resultCode":"0100000","resultDesc":[]}'));
  expect(await call()).toEqual([]);
});
