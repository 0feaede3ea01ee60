/** Columns without a header, told by what stands in them. Always to be confirmed. */
import { readDisabilityNumber, readIdNumber } from './numbers.ts'
import type { Grid } from './sample.ts'

const nameLike = /^[\p{Script=Han}·]{2,4}$|^[\p{Script=Han}]+·[\p{Script=Han}·]+$/u
/** Two to four characters that are no name. */
const words =
  /^(男|女|汉族|满族|是|否|无|有|良好|一般|健康|已婚|未婚|丧偶|离异|小学|初中|高中|文盲|低保|特困|残疾|户主|配偶|妻子|丈夫|儿子|女儿|.*[村镇乡县区市屯组]|.*社区|[一二三四]级)$/

const shapes: Record<string, (text: string) => boolean> = {
  'id-number': (t) => readIdNumber(t).idNumber !== undefined,
  'disability-number': (t) => readDisabilityNumber(t).idNumber !== undefined,
  phone: (t) => /^(0|1)\d{10}$/.test(t.replace(/[\s-]/g, '')),
  name: (t) => nameLike.test(t.replace(/\s/g, '')) && !words.test(t.replace(/\s/g, '')),
}

/** @returns the field whose shape most filled cells of the column have; undefined when none does */
export function fieldByContent(grid: Grid, column: number, from: number): string | undefined {
  const filled = grid.ats
    .filter((at) => at >= from)
    .map((at) => grid.own(at, column))
    .filter(Boolean)
  if (filled.length === 0) return undefined
  for (const [field, fits] of Object.entries(shapes)) {
    if (filled.filter(fits).length >= filled.length * 0.7) return field
  }
  return undefined
}

/** What never stands in a header: long digits, dates, lost numbers. */
export const isData = (text: string) =>
  /\d{6,}|^\d(\.\d+)?E\+\d+$|^\d{4}[-/.年]\d{1,2}|^[√✓☑]$/i.test(text.replace(/\s/g, ''))
