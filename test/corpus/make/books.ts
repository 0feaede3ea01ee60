/** Workbooks by two libraries, with what clerks do to them: titles, merged headers, rich text, totals, a sheet per village. */
import { CFB, utils, write, type BookType, type WorkBook, type WorkSheet } from '@e965/xlsx'
import ExcelJS from 'exceljs'
import { phoneOf, some } from './people.ts'

const [a, b, c, d, e, f, g, h, i, j] = some
type Grid = (string | number | Date | boolean | null)[][]
type Range = readonly [top: number, left: number, bottom: number, right: number]

async function byExceljs(fill: (book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  fill(book)
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** Rows and columns from 1, as exceljs counts. */
function sheetOf(book: ExcelJS.Workbook, name: string, rows: Grid, merges: readonly Range[] = []): ExcelJS.Worksheet {
  const sheet = book.addWorksheet(name)
  sheet.addRows(rows)
  for (const range of merges) sheet.mergeCells(...range)
  return sheet
}

const lowIncome = () =>
  byExceljs((book) => {
    const sheet = sheetOf(
      book,
      'Sheet1',
      [
        ['某某镇2026年10月份农村低保对象名册'],
        ['乡镇街', '村社区', '序号', '住址', '', '全额/差额', '', '家庭成员'],
        ['', '', '', '', '', '', '', '姓名', '身份证号码', '姓名', '身份证号码', '姓名', '身份证号码'],
        ['某某镇', '东沟村', 1, '一组', '', '全额', '', '', b.id, a.name, a.id],
        [null, null, 2, '二组', '', '差额', '', j.name, j.id, g.name, g.id, h.name, h.id],
        ['合计', '', '', '', '', '', '', '2户5人'],
        ['制表人：', '', '', '审核人：', '', '', '', '2026年10月8日'],
      ],
      [
        [1, 1, 1, 13],
        [2, 8, 2, 13],
        ...[1, 2, 3, 4, 6].map((col) => [2, col, 3, col] as const),
        [4, 1, 5, 1],
        [4, 2, 5, 2],
      ],
    )
    sheet.getCell('H4').value = { richText: [{ text: b.name[0]!, font: { bold: true } }, { text: b.name.slice(1) }] }
  })

const destitute = () =>
  byExceljs((book) => {
    sheetOf(book, '东沟村', [
      ['特困人员名册'],
      ['乡镇', '村', '', '住址', '', '姓名', '身份证号', '供养方式'],
      ['某某镇', '东沟村', '', '一组', '', c.name, c.id, '分散供养'],
      ['', '', '', '二组', '', i.name, i.id, '集中供养'],
    ])
    sheetOf(book, '西沟村', [['特困人员名册'], ['乡镇', '村', '姓名', '身份证号'], ['某某镇', '西沟村', f.name, f.id]])
    book.addWorksheet('空表')
    sheetOf(book, '填表说明', [['填表说明'], ['一、本表按村填写。']])
  })

const disabled = () =>
  byExceljs((book) => {
    const sheet = sheetOf(book, '全区', [
      ['姓名', '残疾证号', '', '残疾等级', '残疾类别', '地址', '乡镇'],
      [a.name, `${a.id}43`, '', '三级', '肢体', '站前路1号', '某某镇'],
      [b.name, `${b.id}11B1`, '', '一级', '视力', '站前路2号', '某某镇'],
      [c.name, `${c.id}62`, '', '二级', '精神', '站前路3号', '某某镇'],
      [d.name, null, '', '四级', '听力', '站前路4号', '某某镇'],
      [e.name, `${e.id}9`, '', '二级', '多重', '站前路5号', '某某镇'],
    ])
    sheet.getCell('B5').value = Number(`${d.id.replace('X', '1')}24`)
  })

const ledgerHead =
  '姓名 身份证号 性别 出生日期 联系电话 现住小区/建筑 门牌地址 所属网格 人员类型 是否重点人员 重点类别 户籍小区/建筑 户籍地址 户编号 是否人户分离 实际居住地 是否已迁出 迁出日期 迁往地 是否已死亡 死亡日期 民族 政治面貌 婚姻状况 文化程度 工作学习情况 健康状况 备注'.split(
    ' ',
  )

const ledgerRow = (p: (typeof some)[number], over: Record<string, string | number> = {}) =>
  ledgerHead.map(
    (head) =>
      ({
        姓名: p.name,
        身份证号: p.id,
        性别: p.sex,
        出生日期: p.born,
        联系电话: p.phone,
        所属网格: '站前一网格',
        户编号: 'H01',
        民族: '汉族',
        政治面貌: '群众',
        ...over,
      })[head] ?? '',
  )

const gridLedger = () =>
  byExceljs((book) => {
    const sheet = sheetOf(book, '人口', [
      ledgerHead,
      ledgerRow(a, {
        人员类型: '独居老人,低保',
        联系电话: `${a.phone};${phoneOf(30000001)}`,
        是否重点人员: 1,
        重点类别: '信访',
        是否人户分离: 0,
      }),
      ledgerRow(b, { 是否人户分离: 1, 是否已迁出: 1, 迁出日期: '20260901', 迁往地: '外地', 是否已死亡: 0 }),
      ledgerRow(c, { 是否已死亡: '是', 死亡日期: '20260815', 性别: '男', 出生日期: '19380102' }),
    ])
    sheet.getCell('A1').note = '必填'
    sheet.getCell('I1').note = '多个用逗号分开'
  })

const youth = () =>
  byExceljs(
    (book) =>
      void sheetOf(book, '青少年', [
        '序号 姓名 性别 出生年月 政治面貌 户籍地 常住地 归口单位 个人基本情况 联系方式 监护人姓名 监护人联系方式 是否需要帮扶 困难大类 困难小类 风险排查记录 帮扶需求 是否结对帮扶 结对联系人 电话 单位 帮扶记录 备注'.split(
          ' ',
        ),
        [
          1,
          d.name,
          '女',
          new Date(Date.UTC(2014, 5, 20)),
          '少先队员',
          '某某县',
          '某某县',
          '中心校',
          '随祖父母生活',
          d.phone,
          c.name,
          c.phone,
          '是',
          '留守儿童',
          '',
          '无',
          '学习辅导',
          '否',
          '',
          '',
          '',
          '',
          '',
        ],
      ]),
  )

const socialWork = () =>
  byExceljs(
    (book) =>
      void sheetOf(book, '档案', [
        '服务对象 档案号 身份证 性别 年龄 困境类型 兜底类型 常用电话 其他联系电话 现居住地址 户籍地址 共同生活成员 评估等级 健康状况 残疾 婚姻 儿子数/女儿数 紧急联系人 自理能力(全自理/半自理/失能) 照料人 居住类型 户籍状态(0户在人在/1户在人不在/2户不在人在) 负责社工 智慧平台ID 家庭档案ID'.split(
          ' ',
        ),
        [
          a.name,
          'D1',
          a.id,
          '女',
          81,
          '独居',
          '低保边缘',
          a.phone,
          '',
          '站前路1号',
          '站前路1号',
          '',
          '二级',
          '高血压',
          '左眼二级',
          '丧偶',
          '2子1女',
          `${j.name}${j.phone}`,
          '半自理',
          '',
          '独居',
          '0户在人在',
          '周社工',
          'P1',
          'F1',
        ],
        [
          c.name,
          'D2',
          c.id,
          '女',
          88,
          '空巢、失能',
          '',
          c.phone,
          '',
          '站前路3号',
          '',
          '',
          '',
          '',
          '无',
          '',
          '',
          '',
          '失能',
          '',
          '',
          '2户不在人在',
          '',
          '',
          'F2',
        ],
      ]),
  )

/** Strings inline, as the streaming writer leaves them. */
async function estate(): Promise<Buffer> {
  const { PassThrough } = await import('node:stream')
  const stream = new PassThrough()
  const pieces: Buffer[] = []
  stream.on('data', (piece: Buffer) => pieces.push(piece))
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: false })
  const sheet = book.addWorksheet('住户')
  const head = '小区名称 姓名 手机号 身份证号 人员类型 户籍类型 门禁卡号 房屋信息 车辆信息'.split(' ')
  for (const row of [
    head,
    ['站前小区', a.name, a.phone, a.id, '业主', '本地', '0001', '1-1-101', '无'],
    ['站前小区', j.name, j.phone, j.id, '租户', '外地', '0002', '1-1-102', '黑A00000'],
  ]) {
    sheet.addRow(row).commit()
  }
  await book.commit()
  return Buffer.concat(pieces)
}

const formulas = () =>
  byExceljs((book) => {
    const sheet = sheetOf(book, '志愿者', [
      '序号 姓名 性别 所属村 志愿者编号 服务类别 服务时长 联系电话 加入时间'.split(' '),
      [1, a.name, '女', '东沟村', 'V001', '助老', 12, a.phone, new Date(Date.UTC(2024, 2, 5))],
    ])
    sheet.getCell('H3').value = b.phone
    sheet.getCell('B3').value = { formula: `"${b.name}"`, result: b.name, date1904: false }
    sheet.getCell('D3').value = { formula: 'D2', result: '东沟村', date1904: false }
    sheet.getCell('B4').value = { formula: 'VLOOKUP(A4,X:Y,2)', result: { error: '#N/A' }, date1904: false }
    sheet.getCell('H4').value = c.phone
    sheet.getCell('E2').numFmt = '@'
  })

interface Second {
  merges?: readonly Range[]
  date1904?: boolean
  hidden?: boolean
}

/** Rows and columns from 0, as the second library counts. */
function bySheetjs(type: BookType, name: string, rows: Grid, { merges = [], date1904 = false }: Second = {}): Buffer {
  const sheet: WorkSheet = utils.aoa_to_sheet(rows, {
    cellDates: false,
    dateNF: 'yyyy/m/d',
    ...(date1904 && { date1904 }),
  })
  sheet['!merges'] = merges.map(([r, col, r2, c2]) => ({ s: { r, c: col }, e: { r: r2, c: c2 } }))
  const book: WorkBook = utils.book_new()
  utils.book_append_sheet(book, sheet, name)
  book.Workbook = { WBProps: { date1904 } }
  return Buffer.from(write(book, { type: 'buffer', bookType: type }) as Uint8Array)
}

const threeRows: Grid = [
  ['2026年第三季度农保金发放名册'],
  [
    '序号',
    '户主姓名',
    '身份证号码',
    '低保证号',
    '保障人数',
    '',
    '',
    '领取金额',
    '',
    '',
    '',
    '领款人签字(章)',
    '领款时间',
  ],
  ['', '', '', '', '合计', '其中', '', '家庭补差', '重点救助60元', '重点救助100元', '残疾人救助'],
  ['', '', '', '', '', '重点保障人数', '残疾人数'],
  [1, b.name, b.id, 'N001', 2, 1, 0, 300, 60, '', '', '', ''],
  [2, c.name, c.id, 'N002', 1, 0, 1, 200, '', '', 100, '', ''],
  ['合计', '', '', '', 3, 1, 1, 500, 60, '', 100],
  ['单位负责人：', '', '', '复核：', '', '', '', '制表：'],
]
const threeMerges: Range[] = [
  [0, 0, 0, 12],
  [1, 4, 1, 6],
  [1, 7, 1, 10],
  [2, 5, 2, 6],
  [2, 4, 3, 4],
  ...[0, 1, 2, 3, 11, 12].map((col) => [1, col, 3, col] as const),
  ...[7, 8, 9, 10].map((col) => [2, col, 3, col] as const),
]

const roster: Grid = [
  ['姓名', '身份证号', '出生日期', '家庭住址'],
  [a.name, a.id, new Date(Date.UTC(1945, 7, 12)), '站前路1号'],
  [b.name, b.id, new Date(Date.UTC(1951, 2, 8)), '站前路2号'],
]

function encryptedBox(): Buffer {
  const box = CFB.utils.cfb_new() as unknown
  CFB.utils.cfb_add(box, '/EncryptionInfo', Buffer.alloc(64))
  CFB.utils.cfb_add(box, '/EncryptedPackage', Buffer.alloc(4_096))
  return Buffer.from(CFB.write(box, { type: 'buffer' }) as Uint8Array)
}

function boxed(streams: Readonly<Record<string, Buffer>>): Buffer {
  const box = CFB.utils.cfb_new() as unknown
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(box, name, content)
  return Buffer.from(CFB.write(box, { type: 'buffer' }) as Uint8Array)
}

/** A workbook's stream with one record put in behind its beginning. */
function withRecord(xls: Buffer, id: number, body: Buffer): Buffer {
  const box = CFB.read(xls, { type: 'buffer' }) as { FullPaths: string[]; FileIndex: { content: Uint8Array }[] }
  const at = box.FullPaths.findIndex((p) => /\/(Workbook|Book)$/i.test(p))
  const stream = Buffer.from(box.FileIndex[at]!.content)
  const first = 4 + stream.readUInt16LE(2)
  const record = Buffer.alloc(4)
  record.writeUInt16LE(id, 0)
  record.writeUInt16LE(body.length, 2)
  return boxed({ '/Workbook': Buffer.concat([stream.subarray(0, first), record, body, stream.subarray(first)]) })
}

export async function books(): Promise<Record<string, Buffer>> {
  const xls = bySheetjs('biff8', '名册', roster)
  return {
    '40-low-income-families.xlsx': await lowIncome(),
    '41-destitute-by-village.xlsx': await destitute(),
    '42-disabled.xlsx': await disabled(),
    '43-grid-ledger.xlsx': await gridLedger(),
    '44-youth.xlsx': await youth(),
    '45-social-work.xlsx': await socialWork(),
    '46-estate-inline.xlsx': await estate(),
    '47-formulas.xlsx': await formulas(),
    '50-农保名册.xls': bySheetjs('biff8', '东沟村', threeRows, { merges: threeMerges }),
    '51-days-1904.xls': bySheetjs('biff8', '名册', roster, { date1904: true }),
    '52-bank.xls': bySheetjs('biff8', 'Sheet1', [
      [
        '序号',
        '地区',
        '户主姓名',
        '身份证号',
        '低保证号',
        '起始保障年月',
        '开户银行',
        '账户名称',
        '银行账号',
        '账号状态',
      ],
      [1, '某某镇', b.name, b.id, 'N001', '2019年7月', '某某银行', b.name, 6.2e18, '正常'],
      [2, '某某镇', c.name, Number(c.id.replace('X', '1')), 'N002', 201907, '某某银行', c.name, 6.2e18, '正常'],
    ]),
    '53-page.xls': bySheetjs('html', '名册', roster),
    '54-xml-2003.xls': bySheetjs('xlml', '名册', [['空巢老人登记'], ...roster], { merges: [[0, 0, 0, 3]] }),
    '55-open.ods': bySheetjs('ods', '名册', roster),
    '57-binary.xlsb': bySheetjs('xlsb', '名册', roster),
    '60-password.xlsx': encryptedBox(),
    '61-password.xls': withRecord(xls, 0x2f, Buffer.alloc(6)),
    '62-macros.xls': withRecord(xls, 0xd3, Buffer.alloc(0)),
    '63-link.xls': withRecord(xls, 0x1ae, Buffer.from('01000a0000', 'hex')),
    '64-letter.doc': boxed({ '/WordDocument': Buffer.alloc(4_096) }),
    '65-cut-off.xlsx': (await destitute()).subarray(0, 3_000),
    '66-cut-off.xls': xls.subarray(0, 1_500),
  }
}
