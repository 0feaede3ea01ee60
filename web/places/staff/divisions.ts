/** A county's divisions from a file: the platform's own form, or the two columns of the national list (code, name). Pure. */
import type { CountyFile } from '../../../domain/places/county-file.ts'

export interface LineFault {
  /** From 1; none where the whole file is meant. */
  line?: number
  code: string
}

export interface Divisions {
  /** Not yet judged: the server says what is wrong with it. */
  file?: CountyFile
  faults: LineFault[]
  /** Where a path of the file stands, for whoever has to mend it. */
  whereIs: (path: string) => { line?: number; name?: string }
}

const nowhere = () => ({})

export function readDivisions(text: string, fileName: string): Divisions {
  const clean = text.replace(/^\uFEFF/, '')
  return clean.trimStart().startsWith('{') ? fromJson(clean) : fromLines(clean, fileName)
}

function fromJson(text: string): Divisions {
  try {
    const file = JSON.parse(text) as CountyFile
    return { file, faults: [], whereIs: (path) => ({ ...named(file, path) }) }
  } catch {
    return { faults: [{ code: 'no-file' }], whereIs: nowhere }
  }
}

/** The innermost named node on the way of a path: `file.children.3.code` is the fourth town. */
function named(file: unknown, path: string): { name?: string } {
  let at: unknown = file
  let name: string | undefined
  for (const step of path.replace(/^file\./, '').split('.')) {
    if (typeof at !== 'object' || at === null) break
    at = (at as Record<string, unknown>)[step]
    const own = (at as { name?: unknown } | null | undefined)?.name
    if (typeof own === 'string') name = own
  }
  return name === undefined ? {} : { name }
}

interface Line {
  line: number
  code: string
  name: string
}

const lengths = [6, 9, 12]

/** Codes of twelve digits with zeros at the end, as the national list writes them, are those of the level above. */
const shortened = (code: string) =>
  /^\d{12}$/.test(code) ? code.replace(/^(\d{6})000000$/, '$1').replace(/^(\d{9})000$/, '$1') : code

function fromLines(text: string, fileName: string): Divisions {
  const faults: LineFault[] = []
  const lines: Line[] = []
  text.split(/\r?\n/).forEach((raw, i) => {
    const [first = '', second = ''] = raw.split(/[,，\t;]/).map((cell) => cell.trim().replace(/^"|"$/g, ''))
    const code = shortened(first)
    if (raw.trim() === '' || (i === 0 && !/^\d+$/.test(first))) return
    if (!/^\d+$/.test(code) || !lengths.includes(code.length)) faults.push({ line: i + 1, code: 'place-code' })
    else if (second === '') faults.push({ line: i + 1, code: 'required' })
    else lines.push({ line: i + 1, code, name: second })
  })
  const tops = lines.filter((l) => l.code.length === 6)
  if (tops.length !== 1) return { faults: [...faults, { code: 'one-county' }], whereIs: nowhere }
  return built(tops[0]!, lines, faults, fileName)
}

function built(top: Line, lines: readonly Line[], faults: LineFault[], fileName: string): Divisions {
  const where = new Map<string, number>([['', top.line]])
  const towns = lines.filter((l) => l.code.length === 9)
  const lost = lines.filter((l) => l.code.length === 12 && !towns.some((t) => l.code.startsWith(t.code)))
  faults.push(...lost.map((l) => ({ line: l.line, code: 'code-not-below' })))
  const children = towns.map((town, t) => {
    where.set(`children.${t}`, town.line)
    const villages = lines.filter((l) => l.code.length === 12 && l.code.startsWith(town.code))
    villages.forEach((v, k) => where.set(`children.${t}.children.${k}`, v.line))
    return {
      code: town.code,
      name: town.name,
      local: [],
      children: villages.map(({ code, name }) => ({ code, name, grids: [] })),
    }
  })
  const file: CountyFile = {
    code: top.code,
    name: top.name,
    city: '',
    province: '',
    source: fileName,
    fictional: false,
    outlines: 'approved',
    children,
  }
  const lineOf = (path: string) => where.get(/^(?:file\.)?(children\.\d+(?:\.children\.\d+)?)/.exec(path)?.[1] ?? '')
  return {
    file,
    faults: faults.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    whereIs: (path) => {
      const line = lineOf(path)
      return { ...named(file, path), ...(line !== undefined && { line }) }
    },
  }
}
