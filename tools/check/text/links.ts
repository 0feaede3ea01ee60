/** What the documents point to exists: files, headings, and the paths that text and comments name. */
import { posix } from 'node:path'
import { lineAt, type Fault } from '../fault.ts'
import { isCode, isTest, type Project } from '../project.ts'

/** @param exists whether a path from the root is there (pictures and folders are no texts of the project) */
export function linkFaults(project: Project, exists: (path: string) => boolean): Fault[] {
  const documents = project.paths.filter((p) => p.endsWith('.md'))
  return [
    ...documents.flatMap((file) => linksOf(project.text(file)).flatMap((l) => linkFault(project, exists, file, l))),
    ...documents.flatMap((file) =>
      named(project.text(file), /`([^`\s]+)`/g)
        .filter((n) => isHousePath(n.path) && !exists(n.path))
        .map((n) => gone(file, n)),
    ),
    ...project.paths
      .filter((p) => isCode(p) && !isTest(p))
      .flatMap((file) =>
        named(project.text(file), /\b(docs\/[\w/.-]+\.md)\b/g)
          .filter((n) => !exists(n.path))
          .map((n) => gone(file, n)),
      ),
  ]
}

interface Link {
  target: string
  line: number
}

const gone = (file: string, n: { path: string; line: number }): Fault => ({
  file,
  line: n.line,
  says: `names ${n.path}, which is not there`,
})

/** A path of the house written out in full; patterns and examples (`NNNN_<room>`, `*`, `…`) are not meant literally. */
const isHousePath = (path: string) =>
  /^(domain|server|web|packs|bench|test|tools|docs)\/[\w/.-]+$/.test(path) && !/NNNN/.test(path)

const named = (text: string, shape: RegExp) =>
  [...withoutCode(text).matchAll(shape)].map((m) => ({ path: m[1]!.replace(/\/$/, ''), line: lineAt(text, m.index) }))

/** Links outside fenced blocks; `<…>` around a target is taken off. */
export const linksOf = (markdown: string): Link[] =>
  [
    ...withoutCode(markdown).matchAll(
      /\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)|^\[[^\]]+\]:\s+(\S+)|(?:href|src)="([^"]+)"/gm,
    ),
  ].map((m) => ({
    target: (m[1] ?? m[2] ?? m[3])!,
    line: lineAt(markdown, m.index),
  }))

function linkFault(project: Project, exists: (path: string) => boolean, file: string, { target, line }: Link): Fault[] {
  if (/^(https?|mailto|tel):/.test(target)) return []
  const [path = '', anchor] = decodeURI(target).split('#')
  const there = path === '' ? file : posix.normalize(posix.join(posix.dirname(file), path))
  if (there.startsWith('..')) return [{ file, line, says: `points outside the project: ${target}` }]
  if (!exists(there)) return [{ file, line, says: `points to ${target}, which is not there` }]
  const known = !anchor || !there.endsWith('.md') || anchorsOf(project.text(there)).has(anchor)
  return known ? [] : [{ file, line, says: `points to ${target}: ${there} has no such heading` }]
}

/** Headings as the addresses that GitHub and Gitee make of them. */
export function anchorsOf(markdown: string): Set<string> {
  const anchors = new Set<string>()
  for (const [, heading] of withoutCode(markdown).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const plain = heading!.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase()
    const slug = plain
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-')
    let free = slug
    for (let n = 1; anchors.has(free); n++) free = `${slug}-${n}`
    anchors.add(free)
  }
  for (const [, id] of markdown.matchAll(/<a\s+(?:id|name)="([^"]+)"/g)) anchors.add(id!)
  return anchors
}

/** Fenced blocks blanked out, so that offsets and lines stay. */
const withoutCode = (text: string) => text.replace(/^(```|~~~)[\s\S]*?^\1/gm, (block) => block.replace(/[^\n]/g, ' '))
