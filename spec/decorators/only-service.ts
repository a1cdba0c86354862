import { listOf, nodeOf } from "../rules/lib/nodes.ts";
import { methods } from "../rules/lib/operations.ts";
import type { Context, Node } from "../rules/lib/types.ts";

/** Leaves one service of the contract, because most generators take a document to have one server. */
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
      leave(root: Node) {
        const place = listOf(root.tags).findIndex((one) => nodeOf(one).name === tag);
        root.tags = [listOf(root.tags)[place]];
        root.servers = [listOf(root.servers)[place]];
        const schemes = nodeOf(nodeOf(root.components).securitySchemes);
        for (const name of Object.keys(schemes)) if (!kept.has(name)) delete schemes[name];
      },
    },
  };
};
