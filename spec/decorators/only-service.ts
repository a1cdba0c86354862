import { listOf, nodeOf, read } from "../rules/lib/nodes.ts";
import { methods } from "../rules/lib/operations.ts";
import type { Context, Node } from "../rules/lib/types.ts";

/** Keeps one service of the contract, because most generators expect one server per document. */
export const decorator = ({ tag }: { tag: string }) => {
  const kept = new Set<unknown>();
  return {
    PathItem: {
      leave(item: Node, { parent, key }: Context) {
        const own = methods.map((method) => nodeOf(item[method])).filter(({ tags }) => listOf(tags).includes(tag));
        if (own.length === 0) delete nodeOf(parent)[key];
        for (const scheme of own.flatMap(({ security }) => listOf(security).flatMap((one) => Object.keys(nodeOf(one)))))
          kept.add(scheme);
      },
    },
    Root: {
      leave(root: Node, ctx: Context) {
        const tags = listOf(root.tags);
        const isOwn = (one: unknown) => read(one, ctx.location, ctx)?.node.name === tag;
        const place = tags.findIndex(isOwn);
        root.tags = [tags[place]];
        root.servers = [listOf(root.servers)[place]];
        const schemes = nodeOf(nodeOf(root.components).securitySchemes);
        for (const name of Object.keys(schemes)) if (!kept.has(name)) delete schemes[name];
        const info = nodeOf(root.info);
        const [, ...rest] = String(info.description).split("\n\n");
        info.title = `${tag} agent monitoring`;
        info.description = [read(tags[place], ctx.location, ctx)?.node.description, ...rest].join("\n\n");
      },
    },
  };
};
