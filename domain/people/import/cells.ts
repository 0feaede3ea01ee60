/** One cell by the field it stands under: its value, or why there is none. */
import { readExtra, type ExtraKind } from '../extras.ts'
import { readAgreed, readContact } from './contacts.ts'
import { readDay } from './days.ts'
import { foldHeader, withoutBrackets } from './fold.ts'
import { refusedWhy, sealedKind } from './header.ts'
import { readName } from './names.ts'
import { readDisabilityNumber, readGrade, readIdNumber, readPhones } from './numbers.ts'
import { readChoices, readSex, readTick } from './ticks.ts'
import type { FieldLine, Meaning, Vocabulary } from './vocabulary.ts'

export type Value = string | string[] | number | boolean

export interface CellRead {
  /** By field: a number on a disability card says three things. */
  values?: Record<string, Value>
  categories?: Meaning[]
  sealed?: string[]
  doubts?: string[]
  /** Why this cell cannot be taken. */
  wrong?: string
}

export interface CellContext {
  words: Vocabulary
  thisYear: number
  /** The header, folded: 人户一致 and 人户分离 are answered the other way round. */
  header: string
}

type Reader = (text: string, field: FieldLine, context: CellContext) => CellRead

const nothing = /^(无|没有|暂无|不详|未知|\/|\\|-+|—+|0|#N\/A)$/

const readers: Record<FieldLine['reads'], Reader> = {
  none: () => ({}),
  consent: () => ({}),
  name(text, { field }) {
    const { name, doubt, wrong } = readName(text)
    return { ...(name && { values: { [field]: name } }), ...(doubt && { doubts: [doubt] }), ...(wrong && { wrong }) }
  },
  'id-number'(text, line) {
    // A disability card's number stands in this column often enough.
    if (/^\d{17}[\dX][1-7][1-4](B\d{1,2})?$/i.test(text.replace(/\s/g, '')) && !line.of)
      return card(text, 'disability-number')
    const { idNumber, doubt, wrong } = readIdNumber(text)
    return {
      ...(idNumber && { values: { [line.field]: idNumber } }),
      ...(doubt && { doubts: [doubt] }),
      ...(wrong && { wrong }),
    }
  },
  phones(text, { field }) {
    const { phones, wrong } = readPhones(text)
    return { ...(phones.length && { values: { [field]: phones } }), ...(wrong && { doubts: [wrong] }) }
  },
  day: (text, { field }, { thisYear }) => dated(text, field, thisYear),
  month: (text, { field }, { thisYear }) => dated(text, field, thisYear),
  contact: (text, { field }) => readContact(text, field),
  agreed: (text, { field }, { words }) => readAgreed(text, field, words),
  sex(text, { field }) {
    const sex = readSex(text)
    return sex ? { values: { [field]: sex } } : { doubts: ['sex-unreadable'] }
  },
  'yes-no'(text, { field }) {
    const tick = readTick(text)
    return tick === undefined ? { doubts: ['yes-no-unreadable'] } : { values: { [field]: tick } }
  },
  number(text, { field }) {
    const n = Number(text.normalize('NFKC').replace(/[岁人个周\s]/g, ''))
    return Number.isFinite(n) ? { values: { [field]: n } } : { doubts: ['number-unreadable'] }
  },
  text: plain,
  categories,
  relation(text, { field }, { words }) {
    const found = words.values.relation.get(foldHeader(readChoices(text)[0] ?? text))
    return found ? { values: { [field]: found.code } } : { doubts: ['relation-unknown'] }
  },
  residence,
  disability,
  'disability-number': (text, { field }) => card(text, field),
  'disability-kind'(text, { field }, { words }) {
    return kindOf(text, field, words) ?? { doubts: ['disability-kind-unknown'] }
  },
  grade(text, { field }) {
    const grade = readGrade(readChoices(text)[0] ?? text)
    return grade ? { values: { [field]: grade }, categories: disabled(grade) } : { doubts: ['grade-unreadable'] }
  },
}

/** @param text not blank */
export function readCell(text: string, field: FieldLine, context: CellContext): CellRead {
  if (/^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)$/.test(text)) {
    return /^(name|id-number)$/.test(field.reads) ? { wrong: 'cell-error' } : { doubts: ['cell-error'] }
  }
  if (field.extra) return isBlank(text, field.extra.kind) ? {} : extra(text, field, context)
  if (nothing.test(text) && !/^(yes-no|number|residence|categories|sex)$/.test(field.reads)) return {}
  return readers[field.reads](text, field, context)
}

function dated(text: string, field: string, thisYear: number): CellRead {
  const { day, month, doubt, wrong } = readDay(text, thisYear)
  const value = day ?? month
  return { ...(value && { values: { [field]: value } }), ...((doubt ?? wrong) && { doubts: [(doubt ?? wrong)!] }) }
}

/** Text that is the same folded or not. */
const simple = /^[\u4e00-\u9fff0-9A-Z,，。-]*$/

/** Free text may say what no column may: then it is left out as a whole. */
function plain(text: string, { field }: FieldLine, { words }: CellContext): CellRead {
  if (simple.test(text) && text.length <= 500 && !words.alarming.test(text)) return { values: { [field]: text } }
  const folded = foldHeader(text)
  const kind = sealedKind(words, folded)
  if (kind) return { sealed: [kind], doubts: ['text-left-out'] }
  if (refusedWhy(words, folded)) return { doubts: ['text-left-out'] }
  const chosen = readChoices(text)
  return { values: { [field]: chosen.length ? chosen.join('、') : text.slice(0, 500) } }
}

/** 无 is an answer to yes or no, 0 is a number. */
const isBlank = (text: string, kind: ExtraKind) =>
  nothing.test(text) && kind !== 'yes' && !(kind === 'number' && text === '0')

/** Into a field that the county added, as its kind has it; what does not fit refuses the row. */
function extra(text: string, field: FieldLine, context: CellContext): CellRead {
  const { kind } = field.extra!
  if (kind === 'text' && text.length <= 200) return plain(text, field, context)
  const read = readExtra(field.extra!, extraText(kind, text, context.thisYear))
  return read.value === undefined ? { wrong: `extra-${kind}` } : { values: { [field.field]: read.value } }
}

/** As somebody would type it; what cannot be told stays as it is, and does not fit. */
function extraText(kind: ExtraKind, text: string, thisYear: number): string {
  const clean = text.normalize('NFKC').trim()
  if (kind === 'number') return clean.replaceAll(',', '')
  if (kind === 'day') return readDay(text, thisYear).day ?? clean
  const tick = kind === 'yes' ? readTick(text) : undefined
  return tick === undefined ? clean : tick ? 'yes' : 'no'
}

/** Several in one cell; a ticked choice among unticked ones. Old words come out as today's. */
function categories(text: string, _field: FieldLine, { words }: CellContext): CellRead {
  const chosen = readChoices(text)
  const pieces = chosen.length ? chosen : text.normalize('NFKC').split(/[,、;；/|\n+]+|\s{1,}/)
  const read: Required<Pick<CellRead, 'categories' | 'sealed' | 'doubts'>> = { categories: [], sealed: [], doubts: [] }
  const whole = words.values.category.get(foldHeader(text))
  if (whole) return { categories: [whole], doubts: whole.unsure ? ['category-old-word'] : [] }
  for (const piece of pieces.map(foldHeader).filter(Boolean)) category(words, piece, read)
  return read
}

function category(
  words: Vocabulary,
  piece: string,
  read: { categories: Meaning[]; sealed: string[]; doubts: string[] },
) {
  const bare = withoutBrackets(piece)
  const kind = sealedKind(words, piece)
  if (kind) return void read.sealed.push(kind)
  if (refusedWhy(words, piece)) return void read.doubts.push('value-left-out')
  const found = words.values.category.get(piece) ?? words.values.category.get(bare)
  if (found) {
    read.categories.push(found)
    if (found.unsure) read.doubts.push('category-old-word')
  } else if (
    !nothing.test(bare) &&
    !/^(普通|一般|常住|户籍|流动|居民|普通居民|常住人口|户籍人口|流动人口|全额|差额)$/.test(bare)
  ) {
    read.doubts.push('category-unknown')
  }
}

function residence(text: string, { field }: FieldLine, { words, header }: CellContext): CellRead {
  const found = words.values.residence.get(foldHeader(text))
  if (found) return { values: { [field]: found.code } }
  const tick = readTick(text)
  const together = header.includes('一致') ? tick : header.includes('分离') && tick !== undefined ? !tick : undefined
  return together ? { values: { [field]: 'both' } } : { doubts: ['residence-unclear'] }
}

const disabled = (grade: number): Meaning[] =>
  ['disabled', ...(grade <= 2 ? ['disabled-severe'] : [])].map((code) => ({ code, old: false, unsure: false }))

function card(text: string, field: string): CellRead {
  const { number, idNumber, kind, grade, sealed, doubt, wrong } = readDisabilityNumber(text)
  if (wrong || !idNumber || !grade) return { wrong: wrong ?? 'disability-number' }
  return {
    values: {
      'id-number': idNumber,
      'disability-grade': grade,
      ...(number && { [field]: number }),
      ...(kind && { 'disability-kind': kind }),
    },
    categories: disabled(grade),
    ...(sealed && { sealed: [sealed] }),
    ...(doubt && { doubts: [doubt] }),
  }
}

function kindOf(text: string, field: string, words: Vocabulary): CellRead | undefined {
  const folded = foldHeader(readChoices(text)[0] ?? text)
  for (const [word, { code }] of words.values['disability-kind']) {
    if (!folded.includes(word)) continue
    return code === 'mental' ? { sealed: ['mental'] } : { values: { [field]: code } }
  }
  return undefined
}

/** `肢体二级`, `左眼二级`: what can be told of kind and grade. */
function disability(text: string, _field: FieldLine, context: CellContext): CellRead {
  const kind = kindOf(text, 'disability-kind', context.words)
  const grade = readGrade(text.replace(/.*?(?=[一二三四1-4]级)/, ''))
  if (!kind && !grade) return readTick(text) === false ? {} : { doubts: ['disability-unclear'] }
  // 左眼二级 is what somebody remembers of a card, and no card.
  const sure = kind !== undefined && grade !== undefined
  return {
    values: { ...kind?.values, ...(sure && { 'disability-grade': grade }) },
    categories: sure ? disabled(grade) : [{ code: 'disabled', old: false, unsure: true }],
    ...(kind?.sealed && { sealed: kind.sealed }),
    ...(!sure && { doubts: ['disability-unclear'] }),
  }
}
