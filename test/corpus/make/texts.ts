/** The corpus' plain texts: encodings, delimiters and habits of typing. */
import { execFileSync } from 'node:child_process'
import { dashed, idOf, phoneOf, some } from './people.ts'

const [a, b, c, d, e, f, g, h, i, j] = some
const lines = (rows: readonly (readonly string[])[], by = ',', end = '\r\n') =>
  rows.map((r) => r.join(by)).join(end) + end

/** By the system's iconv: Node decodes GB 18030, but does not encode it. */
const encoded = (text: string, encoding: string) =>
  execFileSync('iconv', ['-f', 'UTF-8', '-t', encoding], { input: text })

const plain = [
  ['姓名', '性别', '身份证号码', '联系电话', '家庭住址', '人员类型'],
  ...[a, b, c].map((p) => [p.name, p.sex, p.id, p.phone, '站前路1号', '独居老人']),
]

export const texts: Record<string, string | Buffer> = {
  '01-gbk.csv': encoded(lines([['某某镇独居老人花名册（2026年9月）'], ...plain]), 'GBK'),
  '02-gb18030-rare.csv': encoded(
    lines([plain[0]!, ...[e, f, g].map((p) => [p.name, p.sex, p.id, p.phone, '', '空巢'])]),
    'GB18030',
  ),
  '03-utf8-no-mark-lf.csv': lines(plain, ',', '\n'),
  '04-utf8-mark-semicolon.csv': `\uFEFF${lines([plain[0]!, [a.name, a.sex, a.id, a.phone, '"站前路1号\n""老供销社""后院"', '独居;空巢'.replace(';', '、')]], ';')}`,
  '05-utf16-tab.xls': Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from(lines(plain, '\t'), 'utf16le')]),
  '06-utf16-big.txt': Buffer.concat([Buffer.from('feff', 'hex'), Buffer.from(lines(plain, '\t'), 'utf16le').swap16()]),
  '07-cr-only.csv': lines(plain, ',', '\r'),
  '08-lost-numbers.csv': lines([
    ['姓名', '公民身份号码', '手机号'],
    [a.name, '9.90000E+17', a.phone],
    [b.name, `${b.id.slice(0, 15)}000`, '1.38E+10'],
    [c.name, c.id, c.phone],
  ]),
  '09-kept-as-text.csv': lines([
    ['姓名', '身份证号', '手机'],
    [a.name, `\t${a.id}`, `\t${a.phone}`],
    [b.name, `'${b.id}`, `'${b.phone}`],
    [c.name, `="${c.id}"`, `="${c.phone}"`],
    [d.name, d.id.replace(/\d/g, (n) => String.fromCharCode(0xff10 + Number(n))), '０００１００００００４'],
  ]),
  '10-no-header.csv': lines([a, b, c, d].map((p, n) => [String(n + 1), p.name, p.sex, p.id, p.phone])),
  '11-stray-quotes.csv': lines([
    ['姓名', '身份证号', '备注'],
    [a.name, a.id, '"老张头'],
    [b.name, b.id, '住"东院"'],
    [c.name, c.id, ''],
  ]),
  '12-days.csv': lines([
    ['姓名', '出生日期', '联系电话'],
    [a.name, dashed(a.born), a.phone],
    [b.name, dashed(b.born, '/'), b.phone],
    [c.name, '1938.1.1', c.phone],
    [d.name, d.born, d.phone],
    [e.name, '1949年10月1日', e.phone],
    [f.name, '1960年2月', f.phone],
    [g.name, '26495', g.phone],
    [h.name, '16.9.10', h.phone],
    [i.name, '腊月初八', i.phone],
    [j.name, '5/6/1985', j.phone],
  ]),
  '13-phones.csv': lines([
    ['姓名', '身份证号', '联系方式'],
    [a.name, a.id, `${a.phone};${phoneOf(20000001)}`],
    [b.name, b.id, `"${b.phone}(儿子)，${phoneOf(20000002)}"`],
    [c.name, c.id, `${c.phone}/${phoneOf(20000003)}`],
    [d.name, d.id, `${d.phone}${phoneOf(20000004)}`],
    [e.name, e.id, '无'],
    [f.name, f.id, '000-1000'],
    [g.name, g.id, '不愿提供'],
  ]),
  '14-ticks.csv': lines([
    ['"空巢老人"基本情况、志愿服务统计调查表'.replaceAll('"', '')],
    [
      '姓名',
      '身份证号',
      '孤寡',
      '空巢',
      '独居',
      '失独',
      '失能',
      '半失能',
      '居住方式',
      '婚姻状况',
      '子女数量',
      '服务需求',
    ],
    [a.name, a.id, '', '√', '', '', '', '', '单独居住', '丧偶', '2', '助餐'],
    [b.name, b.id, '√', '', '√', '', '', '√', '单独居住', '未婚', '0', '助医'],
    [c.name, c.id, '否', '是', '×', '', '( √ )', '', '与老伴', '有配偶', '1', ''],
  ]),
  '15-as-above.csv': lines([
    ['乡镇', '村', '户号', '户主姓名', '姓名', '与户主关系', '身份证号'],
    ['某某镇', '东沟村', '001', b.name, b.name, '户主', b.id],
    ['', '', '', '', a.name, '妻', a.id],
    ['〃', '同上', '002', j.name, j.name, '本人', j.id],
    ['', '', '', '', h.name, '长子', h.id],
    ['', '西沟村', '003', c.name, c.name, '户主', c.id],
  ]),
  '16-old-words.csv': lines([
    ['姓名', '身份证号', '类别'],
    [a.name, a.id, '五保'],
    [b.name, b.id, '孤寡老人'],
    [c.name, c.id, '低保/下岗职工'],
    [d.name, d.id, '集中供养'],
    [e.name, e.id, '神仙'],
  ]),
  '17-belief.csv': lines([
    ['姓名', '身份证号', '宗教信仰', '所属教派'],
    [a.name, a.id, '有', '某教'],
  ]),
  '18-controlled.csv': lines([
    ['重点人员管控台账'],
    ['姓名', '身份证号', '管控级别', '稳控责任人', '备注'],
    [b.name, b.id, '一级', j.name, ''],
  ]),
  '19-correction.csv': lines([
    ['社区矫正对象花名册'],
    ['姓名', '身份证号', '矫正类别', '住址'],
    [b.name, b.id, '缓刑', '站前路2号'],
  ]),
  '20-sealed-among.csv': lines([
    ['姓名', '身份证号', '人员类型', '家庭住址', '是否信教', '风险等级', '备注'],
    [a.name, a.id, '独居老人', '站前路1号', '是', '高', '腿脚不便'],
    [b.name, b.id, '"低保,刑满释放"', '站前路2号', '否', '低', ''],
    [c.name, c.id, '精神障碍', '站前路3号', '', '', '每月服药'],
    [d.name, d.id, '留守儿童', '站前路4号', '', '', '其父社区戒毒'],
  ]),
  '21-all-sealed.csv': lines([
    ['姓名', '身份证号', '人员类别'],
    [b.name, b.id, '刑满释放'],
    [c.name, c.id, '社区矫正'],
  ]),
  '22-work-orders.csv': lines([
    '工单编号 工单标题 诉求内容 诉求类型 区交办时间 区交办办结期限 诉求归口 诉求渠道 工单状态 紧急程度 求助人员 求助号码 性别 事件发生地 诉求详细地址 是否疑难 是否协办'.split(
      ' ',
    ),
    [
      'GD1',
      '路灯',
      '灯不亮',
      '求助',
      '2026-10-01 08:00',
      '2026-10-05 08:00',
      '城管',
      '电话',
      '在办',
      '一般',
      a.name,
      a.phone,
      '女',
      '站前',
      '站前路',
      '否',
      '否',
    ],
  ]),
  '23-fifteen-digits.csv': lines([
    ['姓名', '身份证号', '出生年月', '性别'],
    [b.name, b.id.slice(0, 6) + b.id.slice(8, 17), '1951-03', '男'],
    [a.name, a.id, '1945-09-12', '男'],
    [c.name, c.id.slice(0, 17) + (c.id[17] === '5' ? '6' : '5'), '', ''],
    [d.name, d.id.slice(0, 14), '', ''],
    [e.name, 'E12345678', '', ''],
    [f.name, '990000********0134', '', ''],
    [g.name, idOf('19720229', '024'), '', ''],
    [h.name, `380000${h.id.slice(6, 17)}0`, '', ''],
  ]),
  '24-names.csv': lines([
    ['姓　名', '身份证号'],
    ['张　玉', c.id],
    ['艾尔肯•图尔逊', f.id],
    ['王桂兰（已故）', a.id],
    ['李?国', b.id],
    ['\uE863建国', b.id],
    ['', e.id],
    ['王**', g.id],
    ['Maria Lin', j.id],
  ]),
  '25-wide.csv': `${Array.from({ length: 1_000 }, (_, n) => `列${n}`).join(',')}\n${'1,'.repeat(999)}1\n`,
  '26-family-pairs.csv': lines([
    ['某某街道城市低保名册,,,,,,,'],
    ['乡镇街', '村社区', '住址', '全额/差额', '姓名', '身份证号码', '姓名', '身份证号码', '姓名', '身份证号码'],
    ['某某街道', '站前社区', '站前路1号', '全额救助', b.name, b.id, a.name, a.id, '', ''],
    ['某某街道', '站前社区', '站前路2号', '差额救助', j.name, j.id, g.name, g.id, h.name, '9.90E+17'],
    ['合计', '', '', '', '5人', '', '', '', '', ''],
  ]),
  '27-residents.csv': lines([
    ['人户一致', '户号', '户主身份证', '户主姓名', '与户主关系', '户主联系方式', '姓名', '身份证号', '曾用名'],
    ['是', 'A1', b.id, b.name, '户主', b.phone, b.name, b.id, ''],
    ['否', 'A1', b.id, b.name, '配偶', b.phone, a.name, a.id, '王小兰'],
  ]),
}
