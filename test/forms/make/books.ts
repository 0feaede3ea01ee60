/** Workbooks by exceljs and @e965/xlsx: as departments make them, with titles, merged headers, sums and stamp lines. */
import { utils, write } from '@e965/xlsx'
import exceljs from 'exceljs'

const thin = { style: 'thin' as const }
const border = { top: thin, bottom: thin, left: thin, right: thin }

interface Form {
  title: string
  heads: string[][]
  merges: string[]
  blank: number
  /** Of a data row: formulas by column, from 1. */
  formulas?: (row: number) => Record<number, string>
  after: (last: number) => Partial<Record<string, string | { formula: string; result?: number }>>[]
}

function book(form: Form): exceljs.Workbook {
  const made = new exceljs.Workbook()
  const sheet = made.addWorksheet('Sheet1', { pageSetup: { orientation: 'landscape', paperSize: 9 } })
  const width = Math.max(...form.heads.map((h) => h.length))
  sheet.addRow([form.title])
  sheet.mergeCells(1, 1, 1, width)
  sheet.getCell('A1').font = { name: '方正小标宋简体', size: 18, bold: true }
  sheet.getCell('A1').alignment = { horizontal: 'center' }
  sheet.getRow(1).height = 32
  for (const head of form.heads) {
    const row = sheet.addRow(head)
    for (let c = 1; c <= width; c++) {
      row.getCell(c).font = { name: '黑体', size: 11 }
      row.getCell(c).border = border
      row.getCell(c).alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
    }
  }
  form.merges.forEach((m) => sheet.mergeCells(m))
  const first = 2 + form.heads.length
  for (let i = 0; i < form.blank; i++) {
    const row = sheet.addRow([])
    row.height = 24
    for (let c = 1; c <= width; c++) {
      row.getCell(c).font = { name: '仿宋_GB2312', size: 12 }
      row.getCell(c).border = border
      const formula = form.formulas?.(first + i)[c]
      if (formula) row.getCell(c).value = { formula, result: 0 } as never
    }
  }
  for (const cells of form.after(first + form.blank - 1)) {
    const row = sheet.addRow([])
    for (const [column, value] of Object.entries(cells)) row.getCell(column).value = value as never
  }
  sheet.columns.forEach((c, i) => (c.width = 8 + (i % 4) * 5))
  return made
}

const destitute = () =>
  book({
    title: '林口县特困人员供养名册（  年  月）',
    heads: [
      ['序号', '乡镇', '村（社区）', '姓名', '性别', '身份证号码', '供养方式', '本月服务', ''],
      ['', '', '', '', '', '', '', '探访次数', '服务时长（小时）'],
    ],
    merges: ['A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:E3', 'F2:F3', 'G2:G3', 'H2:I2'],
    blank: 3,
    after: (last) => [
      { A: '合计', H: { formula: `SUM(H4:H${last})`, result: 0 }, I: { formula: `SUM(I4:I${last})`, result: 0 } },
      {},
      { A: '填表人：', D: '审核人：', G: '单位（盖章）' },
    ],
  })

const ledger = () => {
  const heads =
    '姓名 身份证号 性别 出生日期 联系电话 现住小区/建筑 门牌地址 所属网格 人员类型 是否重点人员 重点类别 户籍地址 户编号 与户主关系 户籍状态 民族 政治面貌 婚姻状况 文化程度 备注'.split(
      ' ',
    )
  const made = book({ title: '网格人口台账', heads: [heads], merges: [], blank: 2, after: () => [] })
  const sheet = made.worksheets[0]!
  sheet.getCell('A2').note = '按身份证填写'
  sheet.getColumn(4).numFmt = 'yyyy-mm-dd'
  for (const at of ['D3', 'D4']) sheet.getCell(at).numFmt = 'yyyy-mm-dd'
  sheet.views = [{ state: 'frozen', ySplit: 2 }]
  return made
}

/** A sum beside each person, a second sheet that looks into the first. */
const elders = () => {
  const made = book({
    title: '独居老人探访月报',
    heads: [['序号', '村', '老人姓名', '年龄', '联系电话', '本月探访次数', '计划次数', '差额', '是否低保', '信访人员']],
    merges: [],
    blank: 2,
    formulas: (row) => ({ 8: `F${row}-G${row}` }),
    after: (last) => [
      { A: '合计', F: { formula: `SUM(F3:F${last})`, result: 0 }, H: { formula: `SUM(H3:H${last})`, result: 0 } },
    ],
  })
  const sum = made.addWorksheet('汇总')
  sum.addRow(['本月探访总次数', { formula: 'SUM(Sheet1!F3:F4)', result: 0 }])
  return made
}

/** A row per place, two of them printed, one that nobody knows; sums by formula and sums to be written. */
const placeCounts = () => {
  const made = book({
    title: '站前办事处老年人和困难群众基本情况统计表',
    heads: [
      '序号 村（社区） 总人口 60周岁及以上 60周岁及以上 八十周岁以上 低保 低保 特困人员 信访人员 本月走访人次 备注'.split(
        ' ',
      ),
      ['', '', '', '男', '女', '', '户数', '人数', '', '', '', ''],
    ],
    merges: ['A2:A3', 'B2:B3', 'C2:C3', 'D2:E2', 'F2:F3', 'G2:H2', 'I2:I3', 'J2:J3', 'K2:K3', 'L2:L3'],
    blank: 3,
    after: (last) => [
      { A: '合计', C: { formula: `SUM(C4:C${last})`, result: 0 } },
      { A: '填表人：', F: '审核人：', I: '单位（盖章）' },
    ],
  })
  const sheet = made.worksheets[0]!
  ;['第一居民委员会', '第二居委会', '天边村'].forEach((name, i) => (sheet.getCell(`B${4 + i}`).value = name))
  return made
}

/** Nobody has printed a place: the rows are all of a level. */
const blankCounts = () =>
  book({
    title: '各社区人口和低保情况统计表',
    heads: [['序号', '社区', '人口数', '女', '低保人数', '差异']],
    merges: [],
    blank: 2,
    formulas: (row) => ({ 6: `C${row}-E${row}` }),
    after: (last) => [{ A: '合计', C: { formula: `SUM(C3:C${last})`, result: 0 } }, {}, { A: '制表：' }],
  })

/** A sheet per community, and a sheet per category. */
const sheetsOf = (names: readonly string[], title: (name: string) => string) => {
  const made = new exceljs.Workbook()
  for (const name of names) {
    const sheet = made.addWorksheet(name)
    sheet.addRow([title(name)])
    sheet.mergeCells(1, 1, 1, 4)
    sheet.addRow(['序号', '姓名', '身份证号码', '联系电话'])
    for (const at of [3, 4]) for (const c of [1, 2, 3, 4]) sheet.getRow(at).getCell(c).border = border
    sheet.getCell('A5').value = '合计'
    sheet.getCell('D5').value = { formula: 'COUNTA(B3:B4)', result: 0 } as never
  }
  return made
}

const registered = () => {
  const sheet = utils.aoa_to_sheet([
    ['户籍人口信息表'],
    ['户号', '户主姓名', '姓名', '与户主关系', '公民身份号码', '出生年月', '住址', '人户一致', '籍贯'],
    [null, null, null, null, null, null, null, null, null],
    ['合计人数', null, { t: 'n', v: 0, f: 'COUNTA(C3:C3)' }],
  ])
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 8 } }]
  sheet['!cols'] = [8, 10, 10, 12, 22, 10, 30, 10, 10].map((wch) => ({ wch }))
  const made = utils.book_new(sheet, '户籍')
  return write(made, { type: 'buffer', bookType: 'biff8' }) as Buffer
}

export async function books(): Promise<Record<string, Uint8Array>> {
  const bytes = async (made: exceljs.Workbook) => new Uint8Array(await made.xlsx.writeBuffer())
  return {
    '08-destitute.xlsx': await bytes(destitute()),
    '10-ledger.xlsx': await bytes(ledger()),
    '19-visits.xlsx': await bytes(elders()),
    '11-registered.xls': registered(),
    '15-counts.xlsx': await bytes(placeCounts()),
    '15-blank.xlsx': await bytes(blankCounts()),
    '05-villages.xlsx': await bytes(sheetsOf(['第一居民委员会', '第二居民委员会'], () => '低保名册')),
    '05-categories.xlsx': await bytes(sheetsOf(['低保', '特困', '独居'], (name) => `${name}人员名册`)),
  }
}
