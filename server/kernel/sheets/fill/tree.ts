/** An XML part as a tree that is written back as it was read: texts and attributes stay in the escapes they came in. */
import { Parser } from 'htmlparser2'
import { refused } from '../limits.ts'

export interface Element {
  /** With its prefix, as written. */
  name: string
  attrs: Record<string, string>
  kids: Node[]
}

/** A string is written as it stands: text with its escapes, a comment, an instruction. */
export type Node = Element | string

/** @returns the root's siblings included: the declaration stands first */
export function parse(text: string): Node[] {
  const top: Node[] = []
  const open: Element[] = []
  const into = () => open.at(-1)?.kids ?? top
  const parser = new Parser(
    {
      onopentag(name, attrs) {
        const element: Element = { name, attrs: { ...attrs }, kids: [] }
        into().push(element)
        open.push(element)
        if (open.length > 200) throw refused('sheet-broken')
      },
      onclosetag: () => void open.pop(),
      ontext: (text) => void into().push(text),
      oncomment: (text) => void into().push(`<!--${text}-->`),
      onprocessinginstruction(name, data) {
        if (name.startsWith('!')) throw refused('sheet-broken')
        into().push(`<${data.endsWith('?') ? data : `${data}?`}>`)
      },
    },
    { xmlMode: true, decodeEntities: false },
  )
  parser.end(text.replace(/^\uFEFF/, ''))
  return top
}

export function write(nodes: readonly Node[]): string {
  let out = ''
  for (const node of nodes) {
    if (typeof node === 'string') out += node
    else {
      out += `<${node.name}`
      for (const [name, value] of Object.entries(node.attrs)) out += ` ${name}="${value.replaceAll('"', '&quot;')}"`
      out += node.kids.length ? `>${write(node.kids)}</${node.name}>` : '/>'
    }
  }
  return out
}

/** Without its prefix: writers choose prefixes freely. */
export const local = (e: Element) => e.name.slice(e.name.indexOf(':') + 1)

/** A name with the prefix of another element. */
export const named = (like: Element, name: string) => like.name.slice(0, like.name.indexOf(':') + 1) + name

export const isElement = (node: Node): node is Element => typeof node !== 'string'

export const children = (e: Element, name?: string): Element[] =>
  e.kids.filter((k): k is Element => isElement(k) && (name === undefined || local(k) === name))

export const child = (e: Element, name: string): Element | undefined => children(e, name)[0]

/** All below with this name, in their order. */
export function* below(nodes: readonly Node[], name: string): Generator<Element> {
  for (const node of nodes) {
    if (!isElement(node)) continue
    if (local(node) === name) yield node
    yield* below(node.kids, name)
  }
}

export const root = (nodes: readonly Node[]): Element => {
  const found = nodes.find(isElement)
  if (!found) throw refused('sheet-broken')
  return found
}

/** An attribute by its local name. */
export function attr(e: Element, name: string): string | undefined {
  const key = Object.keys(e.attrs).find((k) => k === name || k.endsWith(`:${name}`))
  return key === undefined ? undefined : e.attrs[key]
}

export const copy = (e: Element): Element => ({
  name: e.name,
  attrs: { ...e.attrs },
  kids: e.kids.map((k) => (isElement(k) ? copy(k) : k)),
})

/** The text of an element that holds nothing else, as it is written. */
export const raw = (e: Element | undefined) => (e?.kids ?? []).filter((k): k is string => !isElement(k)).join('')

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Text as it stands in XML; what XML may not hold is left out. */
export const escaped = (text: string) => text.replace(forbidden, '').replace(/[&<>"]/g, (c) => escapes[c]!)

export const plain = (raw: string) =>
  raw.replace(/&(lt|gt|quot|apos|amp|#\d+|#x[0-9a-f]+);/gi, (whole, code: string) => {
    const named: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
    if (!code.startsWith('#')) return named[code.toLowerCase()] ?? whole
    const n = /^#x/i.test(code) ? Number.parseInt(code.slice(2), 16) : Number(code.slice(1))
    return n > 0 && n <= 0x10ffff ? String.fromCodePoint(n) : ''
  })
