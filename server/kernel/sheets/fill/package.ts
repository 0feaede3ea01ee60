/** An office file as its parts: taken apart, changed, put together again. Parts that nobody touches stay as they are. */
import { openArchive } from '../zip.ts'
import { children, type Element, escaped, parse, root, write } from './tree.ts'

export type Parts = Map<string, Buffer>

/** A table to be filled is small: what is larger is no empty table. */
export const templateLimits = { bytes: 2_000_000, unpacked: 16_000_000, parts: 1_000, ratio: 400 } as const

/** @throws Refusal `sheet-broken`, `sheet-bomb`, `sheet-locked` */
export async function unpack(bytes: Buffer): Promise<Parts> {
  const zip = await openArchive(bytes, templateLimits)
  try {
    const parts: Parts = new Map()
    for (const name of zip.names) if (!name.endsWith('/')) parts.set(name, await zip.bytes(name))
    return parts
  } finally {
    zip.close()
  }
}

export function textOf(parts: Parts, name: string): string | undefined {
  const bytes = parts.get(name)
  if (!bytes) return undefined
  return bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le') : bytes.toString('utf8')
}

/** Changes one part, when it is there. */
export function change(parts: Parts, name: string, how: (root: Element) => void): void {
  const text = textOf(parts, name)
  if (text === undefined) return
  const tree = parse(text)
  how(root(tree))
  parts.set(name, Buffer.from(write(tree)))
}

export const relsOf = (part: string) => part.replace(/([^/]*)$/, '_rels/$1.rels')

export interface Relation {
  id: string
  type: string
  /** As a name in the package. */
  target: string
}

/** `../drawings/drawing1.xml` beside `xl/worksheets/sheet1.xml`. */
function resolve(base: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps = base.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

export function relations(parts: Parts, part: string): Relation[] {
  const text = textOf(parts, relsOf(part))
  if (text === undefined) return []
  return children(root(parse(text)), 'Relationship')
    .filter((r) => r.attrs.TargetMode !== 'External')
    .map((r) => ({
      id: r.attrs.Id ?? '',
      type: (r.attrs.Type ?? '').split('/').at(-1)!,
      target: resolve(part, r.attrs.Target ?? ''),
    }))
}

/** The main part, whatever it is called. */
export const mainPart = (parts: Parts, usual: string) =>
  relations(parts, '').find((r) => r.type === 'officeDocument')?.target ?? usual

/** Who took it and when, in the file's properties: seen by whoever asks for them, in nobody's way. */
export function signed(parts: Parts, said: string): void {
  const core = relations(parts, '').find((r) => r.type === 'core-properties')?.target
  if (!core) return
  change(parts, core, (props) => {
    const there = children(props).find((k) => /(^|:)description$/.test(k.name))
    const prefix = Object.keys(props.attrs)
      .find((k) => props.attrs[k]!.startsWith('http://purl.org/dc/elements/'))
      ?.replace('xmlns:', '')
    if (there) there.kids = [escaped(said)]
    else if (prefix) props.kids.push({ name: `${prefix}:description`, attrs: {}, kids: [escaped(said)] })
  })
}

/** A part more, with its type and the relation to the part that uses it. */
export function addPart(
  parts: Parts,
  to: string,
  id: string,
  kind: { name: string; type: string; relation: string },
  text: string,
): void {
  parts.set(kind.name, Buffer.from(text))
  change(parts, '[Content_Types].xml', (types) => {
    types.kids.push({ name: 'Override', attrs: { PartName: `/${kind.name}`, ContentType: kind.type }, kids: [] })
  })
  const rels = relsOf(to)
  if (!parts.has(rels)) {
    const empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    parts.set(rels, Buffer.from(empty))
  }
  change(parts, rels, (list) => {
    list.kids.push({ name: 'Relationship', attrs: { Id: id, Type: kind.relation, Target: `/${kind.name}` }, kids: [] })
  })
}
