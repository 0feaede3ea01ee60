"""Tables by LibreOffice, from flat documents: one as a new workbook, one as an old one.

    python3 test/forms/make/others.py test/forms/files
"""
import subprocess
import sys
import tempfile
from pathlib import Path

to = Path(sys.argv[1])


FLAT = '''<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet" office:version="1.2">
<office:automatic-styles>
<style:style style:name="co1" style:family="table-column"><style:table-column-properties style:column-width="3.2cm"/></style:style>
<style:style style:name="h" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:background-color="#dddddd"/><style:text-properties fo:font-family="楷体" style:font-family-asian="楷体" fo:font-size="12pt" style:font-size-asian="12pt" fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
<style:style style:name="d" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000"/><style:text-properties fo:font-family="仿宋" style:font-family-asian="仿宋" fo:font-size="11pt" style:font-size-asian="11pt"/></style:style>
</office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="档案"><table:table-column table:style-name="co1" table:number-columns-repeated="10"/>
%s
</table:table></office:spreadsheet></office:body></office:document>'''


def cell(c, style):
    """A text, a formula, a blank, or (text, rows, columns) for a merged range."""
    if isinstance(c, tuple):
        text, down, across = c
        spans = f' table:number-rows-spanned="{down}" table:number-columns-spanned="{across}"'
        return f'<table:table-cell table:style-name="{style}"{spans}><text:p>{text}</text:p></table:table-cell>'
    if c.startswith('of:'):
        return f'<table:table-cell table:style-name="{style}" table:formula="{c}" office:value-type="float" office:value="0"/>'
    return f'<table:table-cell table:style-name="{style}">' + (f'<text:p>{c}</text:p>' if c else '') + '</table:table-cell>'


def row(cells, style):
    return '<table:table-row>' + ''.join(cell(c, style) for c in cells) + '</table:table-row>'


def made(name, kind, rows):
    with tempfile.TemporaryDirectory() as folder:
        flat = Path(folder) / f'{name}.fods'
        flat.write_text(FLAT % '\n'.join(rows), encoding='utf-8')
        subprocess.run(['soffice', f'-env:UserInstallation=file://{folder}/profile', '--headless', '--convert-to', kind, '--outdir', str(to), str(flat)], check=True)


heads = ['服务对象', '身份证', '性别', '年龄', '困境类型', '常用电话', '其他联系电话', '现居住地址', '户籍状态', '共同生活成员数']
made('13-archive', 'xlsx', [
    row(['社工站服务对象档案'] + [''] * 9, 'h'), row(heads, 'h'), row([''] * 10, 'd'), row([''] * 10, 'd'),
    row(['平均年龄', '', '', 'of:=AVERAGE([.D3:.D4])', '', '', '', '', '', 'of:=SUM([.J3:.J4])'], 'h'),
    row(['制表：', '', '', '社工站（章）', '', '', '', '', '', ''], 'd'),
])

heads = [(h, 2, 1) for h in ['序号', '姓名', '性别', '年龄', '联系电话', '家庭住址']]
made('18-nest', 'xls', [
    row([('“空巢老人”基本情况、志愿服务统计调查表', 1, 10)] + [''] * 9, 'h'),
    row(heads + [('老人类别', 1, 3), '', '', ('服务次数', 2, 1)], 'h'),
    row([''] * 6 + ['空巢', '独居', '半失能', ''], 'h'),
    row([''] * 10, 'd'), row([''] * 10, 'd'), row([''] * 10, 'd'),
    row(['合计'] + [''] * 8 + ['of:=SUM([.J4:.J6])'], 'h'),
    row(['填表人（签字）：', '', '', '', '', '', '单位公章', '', '', ''], 'd'),
])
