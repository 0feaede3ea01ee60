/** A ledger of a whole county as a table: invented households, one person a row, the same for the same seed. */
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { checkCharacter } from '../../domain/people/idnumber.ts'
import { inventGiven, inventSurname } from '../../domain/people/names.ts'
import { seeded } from '../../domain/kernel/seeded.ts'

export const head = [
  '户号',
  '姓名',
  '公民身份号码',
  '性别',
  '与户主关系',
  '联系电话',
  '乡镇',
  '村',
  '网格',
  '现居住地',
  '救助类型',
]

export interface NamedGrid {
  town: string
  community: string
  grid: string
}

const two = (n: number) => String(n).padStart(2, '0')
const relations = ['户主', '配偶', '子', '女', '母亲']
const kinds = ['低保', '残疾人', '低保边缘', '特困']

export function* rosterRows(rows: number, grids: readonly NamedGrid[], seed = 20_260_101): Generator<string[]> {
  const r = seeded(seed)
  for (let n = 0, home = 1; n < rows; home++) {
    const { town, community, grid } = grids[home % grids.length]!
    const surname = inventSurname(r)
    const size = Math.min(r.int(1, 4), rows - n)
    for (let i = 0; i < size; i++, n++) {
      const sex = r.chance(0.5) ? 'male' : 'female'
      const born = r.int(1935, 2020)
      // So many days, so many orders a day: no number comes twice.
      const day = `${born}${two(1 + (Math.floor(n / 60) % 12))}${two(1 + (Math.floor(n / 720) % 28))}`
      const order = (Math.floor(n / 20_160) * 60 + (n % 60)) * 2 + (sex === 'male' ? 1 : 0)
      const seventeen = `990000${day}${String(order % 1_000).padStart(3, '0')}`
      const phone = r.chance(0.7) ? `000${String(10_000_000 + n).padStart(8, '0')}` : ''
      yield [
        String(home),
        surname + inventGiven(r, sex, born),
        seventeen + checkCharacter(seventeen),
        sex === 'male' ? '男' : '女',
        relations[i]!,
        phone,
        town,
        community,
        grid,
        `${grid}${home}号`,
        r.chance(0.2) ? r.pick(kinds) : '',
      ]
    }
  }
}

export async function writeCsv(path: string, rows: Iterable<readonly string[]>): Promise<void> {
  const out = createWriteStream(path)
  let piece = `${head.join(',')}\n`
  for (const row of rows) {
    piece += `${row.join(',')}\n`
    if (piece.length < 65_536) continue
    if (!out.write(piece)) await once(out, 'drain')
    piece = ''
  }
  out.end(piece)
  await once(out, 'finish')
}
