/** Styles of cells that could not be filled: the cell's own style, coloured. */
import { attr, child, children, copy, type Element, named, parse, root, write, type Node } from './tree.ts'
import { textOf, type Parts } from './package.ts'
import { shownAs, type Shown } from '../cells.ts'
import { markColour } from './what.ts'

export class Marks {
  private readonly parts: Parts
  private readonly part: string | undefined
  private readonly tree: Node[] | undefined
  private readonly made = new Map<number, number>()
  private fill = -1

  constructor(parts: Parts, part: string | undefined) {
    this.parts = parts
    this.part = part
    const text = part === undefined ? undefined : textOf(parts, part)
    this.tree = text === undefined ? undefined : parse(text)
  }

  /** How a style shows numbers. */
  shown(style: number): Shown {
    const styles = this.tree && root(this.tree)
    const xf = styles && children(child(styles, 'cellXfs') ?? styles, 'xf')[style]
    if (!xf) return { as: 'number' }
    const code = Number(attr(xf, 'numFmtId') ?? 0)
    const formats = children(child(styles, 'numFmts') ?? styles, 'numFmt')
    const format = formats.find((f) => Number(attr(f, 'numFmtId')) === code)
    return shownAs(code, format && attr(format, 'formatCode')?.replaceAll('&quot;', '"'))
  }

  /** @returns the number of the coloured style; the same, when the file has no styles */
  of(style: number): number {
    const known = this.made.get(style)
    if (known !== undefined) return known
    const xfs = this.tree && child(root(this.tree), 'cellXfs')
    const base = xfs && children(xfs, 'xf')[style]
    if (!xfs || !base) return style
    const xf = copy(base)
    xf.attrs.fillId = String(this.fillNumber())
    xf.attrs.applyFill = '1'
    const no = children(xfs, 'xf').length
    xfs.kids.push(xf)
    xfs.attrs.count = String(no + 1)
    this.made.set(style, no)
    return no
  }

  private fillNumber(): number {
    if (this.fill >= 0) return this.fill
    const styles = root(this.tree!)
    let fills = child(styles, 'fills')
    if (!fills) {
      fills = { name: named(styles, 'fills'), attrs: {}, kids: [none(styles, 'none'), none(styles, 'gray125')] }
      const after = styles.kids.findIndex(
        (k) => typeof k !== 'string' && /(^|:)(borders|cellStyleXfs|cellXfs)$/.test(k.name),
      )
      styles.kids.splice(Math.max(0, after), 0, fills)
    }
    this.fill = children(fills, 'fill').length
    fills.kids.push({
      name: named(styles, 'fill'),
      attrs: {},
      kids: [
        {
          name: named(styles, 'patternFill'),
          attrs: { patternType: 'solid' },
          kids: [
            { name: named(styles, 'fgColor'), attrs: { rgb: `FF${markColour}` }, kids: [] },
            { name: named(styles, 'bgColor'), attrs: { indexed: '64' }, kids: [] },
          ],
        },
      ],
    })
    fills.attrs.count = String(this.fill + 1)
    return this.fill
  }

  keep(): void {
    if (this.part !== undefined && this.tree && this.made.size > 0)
      this.parts.set(this.part, Buffer.from(write(this.tree)))
  }
}

const none = (like: Element, pattern: string): Element => ({
  name: named(like, 'fill'),
  attrs: {},
  kids: [{ name: named(like, 'patternFill'), attrs: { patternType: pattern }, kids: [] }],
})
