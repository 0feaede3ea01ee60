"""Files of the corpus by other writers (Debian's packages): openpyxl 3.0, xlwt 1.3, XlsxWriter 3.0, odfpy 1.4,
python-docx 0.8, and LibreOffice 7.4 for conversions. Invented people, as in people.ts.
Usage: python3 others.py ../files"""
import datetime, os, subprocess, sys, tempfile
import docx, openpyxl, xlsxwriter, xlwt
from odf.element import Element
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

out = sys.argv[1]
weights, checks = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2], '10X98765432'


def id_of(born, order):
    d = '990000' + born + order
    return d + checks[sum(w * int(c) for w, c in zip(weights, d)) % 11]


def someone(name, born, order, n):
    return dict(name=name, id=id_of(born, order), born=born, sex='男' if int(order) % 2 else '女', phone='000%08d' % n)


a = someone('王桂兰', '19450812', '002', 10000001)
b = someone('李建国', '19510308', '011', 10000002)
c = someone('张玉', '19380101', '004', 10000003)
d = someone('欧阳静怡', '20140620', '006', 10000004)
f = someone('艾尔肯·图尔逊', '19600229', '013', 10000006)
j = someone('陈志强', '19850505', '031', 10000010)
day = lambda p: datetime.date(int(p['born'][:4]), int(p['born'][4:6]), int(p['born'][6:]))
at = lambda name: os.path.join(out, name)


def by_openpyxl():
    wb = openpyxl.Workbook()
    wb.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    ws = wb.active
    ws.title = '特困'
    ws.merge_cells('A1:F1')
    ws['A1'] = '2026年第10月 特困人员花名册'
    ws.append(['序号', '所属村', '姓名', '身份证件号码', '出生日期', '供养类型'])
    for n, (p, how) in enumerate([(a, '分散供养'), (b, '集中供养'), (c, '五保')]):
        ws.append([n + 1, '东沟村', p['name'], p['id'], day(p), how])
    ws.merge_cells('B3:B5')
    hidden = wb.create_sheet('旧表')
    hidden.append(['姓名', '身份证号'])
    hidden.append([f['name'], f['id']])
    hidden.sheet_state = 'hidden'
    wb.save(at('30-days-1904.xlsx'))


def by_xlwt():
    wb = xlwt.Workbook(encoding='utf-8')
    ws = wb.add_sheet('城市低保')
    ws.write_merge(0, 0, 0, 8, '某某街道城市低保对象名册')
    for col, head in enumerate(['乡镇街', '村社区', '', '住址', '', '全额救助/差额救助', '', '姓名', '身份证号码', '姓名', '身份证号码']):
        ws.write(1, col, head)
    bold = xlwt.easyfont('bold on')
    row = ['某某街道', '站前社区', '', '站前路1号', '', '全额', '', None, b['id'], a['name'], a['id']]
    for col, text in enumerate(row):
        if text:
            ws.write(2, col, text)
    ws.write_rich_text(2, 7, (('李', bold), '建国'))
    for col, text in enumerate(['某某街道', '站前社区', '', '站前路2号', '', '差额', '', j['name'], int(j['id'].replace('X', '0'))]):
        ws.write(3, col, text)
    ws.write(4, 0, '合计')
    ws.write(4, 7, xlwt.Formula('COUNTA(H3:H4)'))
    wb.save(at('31-rich-text.xls'))


def by_xlsxwriter():
    wb = xlsxwriter.Workbook(at('32-constant-memory.xlsx'), {'constant_memory': True})
    for village, people in [('东沟村', [a, b]), ('西沟村', [c])]:
        ws = wb.add_worksheet(village)
        ws.write_row(0, 0, ['姓名', '性别', '年龄', '身份证号码', '联系电话', '是否独居'])
        for r, p in enumerate(people):
            ws.write_row(r + 1, 0, [p['name'], p['sex'], 2026 - int(p['born'][:4]), p['id'], p['phone'], True])
        ws.write_row(len(people) + 1, 0, ['填表人：周某', '', '', '联系电话：', '', '2026年 月 日'])
    wb.close()


def by_odfpy():
    doc = OpenDocumentSpreadsheet()
    table = Table(name='残疾人')

    def row(cells, repeat=None):
        r = TableRow(**({'numberrowsrepeated': repeat} if repeat else {}))
        for cell in cells:
            if isinstance(cell, Element) or cell is CoveredTableCell:
                r.addElement(cell if cell is not CoveredTableCell else CoveredTableCell())
                continue
            tc = TableCell(valuetype='string') if cell else TableCell()
            if cell:
                for line in cell.split('\n'):
                    tc.addElement(P(text=line))
            r.addElement(tc)
        table.addElement(r)

    title = TableCell(valuetype='string', numbercolumnsspanned=4)
    title.addElement(P(text='残疾人登记表'))
    row([title] + [CoveredTableCell] * 3)
    row([''], repeat=2)
    row(['姓名', '残疾人证号', '残疾等级', '家庭住址'])
    row([a['name'], a['id'] + '43', '三级', '站前路1号\n后院'])
    number = TableCell(valuetype='float', value='99000019510308011')
    number.addElement(P(text='99000019510308011'))
    row([b['name'], number, '一级', ''])
    same = TableCell(valuetype='string', numbercolumnsrepeated=2)
    same.addElement(P(text='二级'))
    row([c['name'], c['id'] + '12', same])
    row([''], repeat=1_048_000)
    doc.spreadsheet.addElement(table)
    doc.save(at('33-repeated.ods'))


def child_form(doc, p, mother, father):
    doc.add_paragraph('农村留守儿童基本情况登记表')
    t = doc.add_table(rows=9, cols=6)
    rows = [
        ['姓名', p['name'], '性别', '□男 ☑女', '民族', '汉族'],
        ['出生日期', '2014年6月20日', '公民身份证号码', p['id'], '', ''],
        ['户籍所在地', '某某县某某镇东沟村', '', '现居住地', '东沟村一组', ''],
        ['是否登记户口', '是（ √ ） 否（ ）', '是否学校寄宿', '是（ ） 否（√）', '就学情况', '小学在读'],
        ['父亲', '姓名', father['name'], '当前务工地点', '外省', ''],
        ['', '联系电话', father['phone'], '', '', ''],
        ['母亲', '姓名', mother, '联系电话', '00010000099', ''],
        ['委托监护人姓名', c['name'], '电话', c['phone'], '与被监护人关系', '祖母'],
        ['父母双方同时外出', '( √ )', '家庭经济来源', '务工', '备注', ''],
    ]
    for r, cells in enumerate(rows):
        for k, text in enumerate(cells):
            t.cell(r, k).text = text
    t.cell(1, 3).merge(t.cell(1, 5))
    t.cell(4, 0).merge(t.cell(5, 0))
    t.cell(2, 1).merge(t.cell(2, 2))


def by_docx():
    doc = docx.Document()
    child_form(doc, d, '周某某', j)
    doc.add_page_break()
    child_form(doc, someone('孙浩然', '20160910', '015', 10000008), '吴某某', b)
    doc.save(at('34-children.docx'))
    doc = docx.Document()
    doc.add_paragraph('社区活动名单')
    t = doc.add_table(rows=1, cols=3)
    for k, text in enumerate(['姓名', '联系电话', '住址']):
        t.cell(0, k).text = text
    for p in [a, b, c]:
        cells = t.add_row().cells
        cells[0].text, cells[1].text, cells[2].text = p['name'], p['phone'], '站前路'
    doc.save(at('35-table.docx'))


def by_office():
    with tempfile.TemporaryDirectory() as tmp:
        def convert(source, to, name):
            subprocess.run(['soffice', f'-env:UserInstallation=file://{tmp}/profile', '--headless', '--convert-to', to,
                            '--outdir', tmp, source], check=True, capture_output=True)
            made = os.path.join(tmp, os.path.splitext(os.path.basename(source))[0] + '.' + to.split(':')[0])
            os.replace(made, at(name))
        convert(at('30-days-1904.xlsx'), 'ods', '36-office.ods')
        convert(at('40-low-income-families.xlsx'), 'xls', '37-office.xls')
        convert(at('31-rich-text.xls'), 'xlsx', '38-office.xlsx')
        convert(at('43-grid-ledger.xlsx'), 'html', '39-office.xls')


for make in (by_openpyxl, by_xlwt, by_xlsxwriter, by_odfpy, by_docx, by_office):
    make()
