import { startMock } from "@cc-contract/testing";

const mock = await startMock();
console.log(mock.url);
await mock.close();
