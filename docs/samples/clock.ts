const { CMS = "" } = process.env;

// The Date header of any response, also of a refusal, is the clock of what responded.
const response = await fetch(CMS);
const server = new Date(response.headers.get("date") ?? "");
const here = new Date();

console.log(`server  ${server.toISOString()}`);
console.log(`here    ${here.toISOString()}`);
console.log(`apart   ${Math.round(Math.abs(here.getTime() - server.getTime()) / 1000)} s`);
