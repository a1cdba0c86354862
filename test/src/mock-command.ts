// pnpm mock: the command `mock` of cc-contract.

process.argv.splice(2, 0, "mock");
await import("./command.ts");
