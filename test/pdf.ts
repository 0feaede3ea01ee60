/** What a PDF says, read back by another hand than the one that wrote it. */
import { extractText, getDocumentProxy, getMeta } from 'unpdf'

/** @returns the text without breaks of lines, page by page and whole, with title and language */
export async function textOfPdf(bytes: Uint8Array) {
  const pdf = await getDocumentProxy(bytes, { verbosity: 0 })
  const { text } = await extractText(pdf, { mergePages: false })
  const pages = text.map((page) => page.replace(/\s+/g, ''))
  const { info } = await getMeta(pdf)
  return {
    pages,
    text: pages.join(''),
    title: String(info['Title'] ?? ''),
    language: String(info['Language'] ?? ''),
  }
}
