/** Writes the files of the corpus that programs of this project's own language make. `npx tsx test/corpus/make/run.ts` */
import { writeFileSync } from 'node:fs'
import { books } from './books.ts'
import { hand } from './hand.ts'
import { texts } from './texts.ts'

const folder = new URL('../files/', import.meta.url)
for (const [name, content] of Object.entries({ ...texts, ...(await books()), ...hand })) {
  const bytes = name === '77-web-export.xls' ? gbk(String(content)) : content
  writeFileSync(new URL(encodeURIComponent(name), folder), bytes)
}

/** Node decodes GBK, but does not encode it: each character is looked up the other way round. */
function gbk(text: string): Buffer {
  const decoder = new TextDecoder('gbk')
  const codes = new Map<string, number[]>()
  for (let lead = 0x81; lead < 0xff; lead++) {
    for (let trail = 0x40; trail < 0xff; trail++) {
      if (trail !== 0x7f) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
    }
  }
  return Buffer.from([...text].flatMap((ch) => (ch < '\u0080' ? [ch.charCodeAt(0)] : (codes.get(ch) ?? [63]))))
}
