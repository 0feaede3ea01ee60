/** Words of the interface: complete in both languages, and standing nowhere but in `words.ts`. */
import type { Node } from 'oxc-parser'
import type { Fault } from '../fault.ts'
import { isCode, isTest, type Project } from '../project.ts'
import { hole, stringOf, textsOf, walk, type Parsed } from '../syntax.ts'

/** The name of the program is the same in every language. */
const named = (text: string) => text.replaceAll('Linli 邻里', 'Linli')
const han = /\p{Script=Han}/u
const letters = /\p{L}/u

/** Times and amounts are put together by rules of each language, not looked up. */
const composed = new Set(['web/kit/format.ts'])

/** Files in which words may stand: `words.ts`, `problem-words.ts`, and what they are split into below `words/`. */
export const isWords = (path: string) => /(^|[/-])words(\.ts$|\/)/.test(path)

export function wordFaults(project: Project): Fault[] {
  return project.paths
    .filter((p) => isCode(p) && !isTest(p))
    .flatMap((file) => {
      const tree = project.syntax(file)
      const bound = file.startsWith('web/') || file.startsWith('server/')
      if (!bound) return []
      if (isWords(file)) return pairs(tree).map((f) => ({ file, ...f }))
      return [...(file.endsWith('.tsx') ? visible(tree) : []), ...(composed.has(file) ? [] : chinese(tree))].map(
        (f) => ({ file, ...f }),
      )
    })
}

interface Finding {
  line: number
  says: string
}

/** Every `{ zh, en }` has both sides, filled; every entry of `defineWords` is such a pair. */
function pairs(tree: Parsed): Finding[] {
  const found: Finding[] = []
  walk(tree.program, (node) => {
    if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'defineWords') {
      found.push(...entries(node.arguments[0], tree))
    }
    if (node.type === 'ObjectExpression') found.push(...sides(node, tree))
  })
  return found
}

function entries(object: Node | undefined, tree: Parsed): Finding[] {
  if (object?.type !== 'ObjectExpression') return []
  const seen = new Set<string>()
  return (object.properties as Node[]).flatMap((p) => {
    const key = keyOf(p)
    if (p.type !== 'Property' || key === undefined)
      return [{ line: tree.lineOf(p), says: 'an entry whose key or words cannot be read' }]
    const twice = seen.has(key) ? [{ line: tree.lineOf(p), says: `\`${key}\` stands twice` }] : []
    seen.add(key)
    const pair = p.value.type === 'ObjectExpression' && ['zh', 'en'].some((side) => sideOf(p.value, side))
    return pair ? twice : [...twice, { line: tree.lineOf(p), says: `\`${key}\` is no pair of zh and en` }]
  })
}

function sides(object: Node, tree: Parsed): Finding[] {
  const [zh, en] = [sideOf(object, 'zh'), sideOf(object, 'en')]
  if (!zh && !en) return []
  const line = tree.lineOf(object)
  const missing = [...(zh ? [] : ['zh']), ...(en ? [] : ['en'])].map((side) => ({ line, says: `has no ${side}` }))
  const texts = { zh: zh ? stringsIn(zh, tree) : [], en: en ? stringsIn(en, tree) : [] }
  const empty = Object.entries(texts).flatMap(([side, all]) =>
    all.some((t) => t.trim() === '') ? [{ line, says: `${side} is empty` }] : [],
  )
  const foreign = texts.en.some((t) => han.test(t.replace('中文', '')))
    ? [{ line, says: 'en holds Chinese characters' }]
    : []
  return [...missing, ...empty, ...foreign, ...holes(texts.zh, texts.en).map((says) => ({ line, says }))]
}

/** `{n}` stands on both sides or on none, else one of the readers learns less. */
function holes(zh: string[], en: string[]): string[] {
  const inside = (texts: string[]) => new Set(texts.flatMap((t) => t.match(/\{\w+\}/g) ?? []))
  const [left, right] = [inside(zh), inside(en)]
  const lost = (from: Set<string>, to: Set<string>, side: string) =>
    [...from].filter((h) => !to.has(h)).map((h) => `${side} leaves out ${h}`)
  return zh.length && en.length ? [...lost(left, right, 'en'), ...lost(right, left, 'zh')] : []
}

const sideOf = (object: Node, side: string): Node | undefined => {
  if (object.type !== 'ObjectExpression') return undefined
  const property = (object.properties as Node[]).find((p) => keyOf(p) === side)
  return property?.type === 'Property' ? property.value : undefined
}

function keyOf(property: Node): string | undefined {
  if (property.type !== 'Property' || property.computed) return undefined
  const key = property.key as Node
  return key.type === 'Identifier' ? key.name : stringOf(key)
}

const stringsIn = (node: Node, tree: Parsed) => textsOf({ ...tree, program: node }).map((t) => t.text)

function chinese(tree: Parsed): Finding[] {
  const strings = textsOf(tree).filter(({ text }) => han.test(named(text)))
  return strings.map(({ line, text }) => ({ line, says: `words of the interface outside words.ts: ${short(text)}` }))
}

/** Attributes that people see or hear, of HTML and of the component library. */
const seen = new Set([
  'label',
  'title',
  'placeholder',
  'alt',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'aria-placeholder',
  'okText',
  'cancelText',
  'message',
  'description',
  'tooltip',
  'header',
  'summary',
  'extra',
  'help',
  'emptyText',
  'notFoundContent',
  'addonBefore',
  'addonAfter',
  'prefix',
  'suffix',
  'tip',
  'subTitle',
  'checkedChildren',
  'unCheckedChildren',
])

/** Letters that a component shows without asking `words.ts`. Chinese is found by `chinese`. */
function visible(tree: Parsed): Finding[] {
  const found: Finding[] = []
  const take = (node: Node, text: string) => {
    if (letters.test(text) && !han.test(text))
      found.push({ line: tree.lineOf(node), says: `a component shows ${short(text)}: put it into words.ts` })
  }
  walk(tree.program, (node, parents) => {
    if (node.type === 'JSXText') {
      if (letters.test(node.value) && !isKey(parents.at(-1)))
        found.push({ line: tree.lineOf(node), says: `a component shows ${short(node.value)}: put it into words.ts` })
    }
    if (node.type === 'JSXExpressionContainer' && parents.at(-1)?.type !== 'JSXAttribute') shown(node.expression, take)
    if (node.type === 'JSXAttribute' && node.name.type === 'JSXIdentifier' && seen.has(node.name.name) && node.value) {
      shown(node.value.type === 'JSXExpressionContainer' ? node.value.expression : node.value, take)
    }
  })
  return found
}

/** `<kbd>Enter</kbd>`: what is printed on a key is the same in every language. */
const isKey = (parent: Node | undefined) =>
  parent?.type === 'JSXElement' &&
  parent.openingElement.name.type === 'JSXIdentifier' &&
  parent.openingElement.name.name === 'kbd'

/** The strings an expression may come to: both arms of a choice, the parts of a sum. */
function shown(node: Node, take: (node: Node, text: string) => void): void {
  if (node.type === 'ConditionalExpression') {
    shown(node.consequent, take)
    shown(node.alternate, take)
  } else if (node.type === 'LogicalExpression') {
    shown(node.right, take)
  } else {
    const text = stringOf(node)
    if (text !== undefined) take(node, text.replaceAll(hole, ' '))
  }
}

const short = (text: string) => `"${text.replaceAll(hole, '…').replace(/\s+/g, ' ').trim().slice(0, 40)}"`
