/** The list of places as a tree. Pure. */
import { parentOf } from '../../domain/kernel/place-path.ts'
import type { PlaceNode } from '../../domain/places/schema.ts'

export interface TreeNode {
  node: PlaceNode
  children: TreeNode[]
}

/** @param items in any order; what hangs on nothing that is listed stands at the top */
export function nested(items: readonly PlaceNode[], root?: string): TreeNode[] {
  const all = new Map(items.map((node): [string, TreeNode] => [node.path, { node, children: [] }]))
  const tops: TreeNode[] = []
  for (const entry of all.values()) {
    const parent = entry.node.path === root ? undefined : parentOf(entry.node.path)
    const above = parent === undefined ? undefined : all.get(parent)
    if (above) above.children.push(entry)
    else tops.push(entry)
  }
  return tops
}
