/** Ticks and words: whether a box is set, and which of several choices in one cell are. */

const yes = /^(√|✓|✔|☑|☒|■|●|★|V|Y|YES|TRUE|T|1|1\.0|是|有|对|已|√√)$/i
const no = /^(×|✗|✘|X|□|☐|○|N|NO|FALSE|F|0|0\.0|否|无|没有|不是|未|不|-|—+|\/)$/i

const flat = (text: string) => text.normalize('NFKC').replace(/[\s()[\]【】]/g, '')

/** `( √ )` → true, `□` → false; undefined for what is neither. A blank is no answer. */
export function readTick(typed: string): boolean | undefined {
  const text = flat(typed)
  if (yes.test(text)) return true
  if (no.test(text)) return false
  const chosen = readChoices(typed)
  if (chosen.length === 1) return yes.test(chosen[0]!) ? true : no.test(chosen[0]!) ? false : undefined
  return undefined
}

const set = '√✓✔☑■●☒'
const open = '□☐○'
const anySet = new RegExp(`[${set}]`)
const anyBox = new RegExp(`[${set}${open}]`, 'g')
const boxFirst = new RegExp(`^\\s*[${set}${open}]`)

/**
 * Which choices of a form's cell are ticked: `☑男 □女`, `是（√） 否（ ）`, `自理□ 半自理☑ 失能□`. None: no boxes are there.
 */
export function readChoices(typed: string): string[] {
  if (!anySet.test(typed)) return []
  const text = typed
    .normalize('NFKC')
    .replace(/\(\s*([√✓✔])\s*\)/g, '☑')
    .replace(/\(\s*\)/g, '□')
  const boxes = [...text.matchAll(anyBox)]
  const before = boxFirst.test(text)
  const chosen: string[] = []
  boxes.forEach((box, i) => {
    if (!set.includes(box[0])) return
    const from = before ? box.index + 1 : i === 0 ? 0 : boxes[i - 1]!.index + 1
    const to = before ? (boxes[i + 1]?.index ?? text.length) : box.index
    const word = text.slice(from, to).replace(/^[\s,，、;；/:：]+|[\s,，、;；/:：]+$/g, '')
    if (word) chosen.push(word)
  })
  return chosen
}

export type SexRead = 'male' | 'female' | undefined

/** `男`, `1` and `2` (GB/T 2261.1), `☑男 □女`. */
export function readSex(typed: string): SexRead {
  const text = readChoices(typed)[0] ?? flat(typed)
  if (/^(男|男性|男孩|男童|1|1男|M|1\.男)$/i.test(text)) return 'male'
  if (/^(女|女性|女孩|女童|2|2女|F|2\.女)$/i.test(text)) return 'female'
  return undefined
}
