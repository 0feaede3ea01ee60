/** A table as the city's 12345 exports it: 22 columns, times as text, names and numbers of nobody. */
import { utils, write } from '@e965/xlsx'
import type { Answer } from '../../domain/kernel/api.ts'
import { requestsApi as api } from '../../domain/requests/api.ts'
import type { CityRowView } from '../../domain/requests/city-api.ts'
import type { Client, Reply } from '../client.ts'
import { county, type Loop } from './front.ts'

export const cityHeads = [
  '工单编号',
  '工单标题',
  '诉求内容',
  '诉求类型',
  '区交办时间',
  '区交办办结期限',
  '诉求渠道',
  '诉求归口',
  '紧急程度',
  '工单状态',
  '求助人员',
  '求助号码',
  '性别',
  '事件发生地',
  '诉求详细地址',
  '是否疑难',
  '是否协办',
  '市交办主办单位',
  '市交办协办单位',
  '市交办时间',
  '市交办办结期限',
  '办理结果',
] as const
type Head = (typeof cityHeads)[number]

export const cityCells = (number: string, more: Partial<Record<Head, string>> = {}): string[] => {
  const cells: Partial<Record<Head, string>> = {
    工单编号: number,
    工单标题: '路灯不亮',
    诉求内容: '站前一委门口的路灯坏了一周，晚上看不清路。',
    诉求类型: '求助',
    区交办时间: '2026-03-10 08:30:00',
    区交办办结期限: '2026-03-16 17:00:00',
    诉求渠道: '电话',
    诉求归口: '路灯',
    紧急程度: '一般',
    工单状态: '办理中',
    求助人员: '虚某某',
    求助号码: '00055556666',
    性别: '女',
    事件发生地: '林口镇',
    诉求详细地址: '站前办事处第一居民委员会门口',
    是否疑难: '否',
    是否协办: '否',
    市交办主办单位: '虚构市林口县',
    市交办时间: '2026-03-10 08:00:00',
    市交办办结期限: '2026-03-17 17:00:00',
    ...more,
  }
  return cityHeads.map((h) => cells[h] ?? '')
}

export type Book = 'xlsx' | 'biff8' | 'csv'

export function cityFile(rows: string[][], heads: readonly string[] = cityHeads, kind: Book = 'xlsx'): Uint8Array {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([[...heads], ...rows]), '工单')
  return new Uint8Array(write(book, { type: 'buffer', bookType: kind }) as Buffer)
}

export type CityTable = Answer<(typeof api)['city-read']>

export const sendCity = (t: Loop, bytes: Uint8Array, client: Client = t.dispatcher): Promise<Reply<CityTable>> => {
  const form = new FormData()
  form.append('file', new Blob([bytes as BlobPart]), '工单.xlsx')
  return client.raw('POST', `/231025/api/requests-city/read?id=${t.id()}`, form)
}

export async function readCity(t: Loop, bytes: Uint8Array): Promise<CityTable> {
  const reply = await sendCity(t, bytes)
  if (reply.status !== 200) throw new Error(`city-read: ${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}

interface How {
  client?: Client
  trial?: boolean
  uses?: Record<string, string>
  place?: string
}

export const tookCity = (t: Loop, table: Pick<CityTable, 'columns' | 'rows'>, how: How = {}) =>
  (how.client ?? t.dispatcher).call(api['city-take'], {
    body: {
      id: t.id(),
      place: how.place ?? county,
      columns: table.columns.map(({ header, key }) => ({ header, key })),
      uses: (how.uses ?? {}) as never,
      rows: table.rows,
      trial: how.trial ?? false,
    },
  })

/** A file of these rows goes in, as it is. */
export async function bringCity(t: Loop, rows: string[][], how: How & { kind?: Book } = {}): Promise<CityRowView[]> {
  const reply = await tookCity(t, await readCity(t, cityFile(rows, cityHeads, how.kind)), how)
  if (reply.status !== 200) throw new Error(`city-take: ${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body.rows
}
