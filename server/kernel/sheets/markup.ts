/** Reads XML and HTML as a stream of tags. Nothing declared in the document is believed: no entities, no outside. */
import { Parser } from 'htmlparser2'
import { refused } from './limits.ts'

export interface Tags {
  /** @param name without its prefix */
  open?: (name: string, attributes: Record<string, string>) => void
  close?: (name: string) => void
  text?: (text: string) => void
}

/** Deeper than any table. Pages leave tags open, so they may seem deeper than they are. */
const deepest = { xml: 200, html: 5_000 }

const local = (name: string) => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/**
 * @param mode `xml` must end as it began and may declare nothing; `html` is forgiven everything but depth
 * @throws Refusal `sheet-broken`
 */
export function markup(mode: 'xml' | 'html', tags: Tags) {
  let depth = 0
  let roots = 0
  let openedAt = 0
  const strict = mode === 'xml'
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > deepest[mode]) throw refused('sheet-broken')
        if (depth === 1) roots++
        openedAt = parser.startIndex
        tags.open?.(local(name), attributes)
      },
      onclosetag(name, implied) {
        // Closed by another's end. (A tag that closes itself is "implied", too, but where it was opened.)
        if (strict && implied && parser.startIndex !== openedAt) throw refused('sheet-broken')
        depth--
        tags.close?.(local(name))
      },
      ontext: (text) => tags.text?.(text),
      onprocessinginstruction(name) {
        if (strict && /^!(doctype|entity)/i.test(name)) throw refused('sheet-broken')
      },
    },
    { xmlMode: strict, decodeEntities: true },
  )
  return {
    write: (chunk: string) => parser.write(chunk),
    end() {
      const unfinished = depth !== 0 || roots === 0
      parser.end()
      if (strict && unfinished) throw refused('sheet-broken')
    },
  }
}

/** An attribute by its local name: writers choose prefixes freely. */
export function attribute(attributes: Record<string, string>, name: string): string | undefined {
  if (Object.hasOwn(attributes, name)) return attributes[name]
  const key = Object.keys(attributes).find((k) => local(k) === name)
  return key === undefined ? undefined : attributes[key]
}
